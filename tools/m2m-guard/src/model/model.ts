/**
 * The model: who may call what, as plain data read from all documents. It is the one source of the rules, of the access
 * matrix and of the cost. It holds no secret: nothing here reads one.
 */
import type { Document, NotRead } from '../documents/document';
import type { Documents } from '../documents/open-documents';
import { apis, apiResources, apiStages, type Api, type ApiResource, type ApiStage } from './api';
import { authorizers, type Authorizer } from './authorizer';
import { clients, type Client } from './client';
import {
  publishedBefore,
  publishedParameters,
  readParameters,
  type PublishedBefore,
  type PublishedParameter,
  type ReadParameter,
} from './contract-parameter';
import { deployments, type Deployment } from './deployment';
import { gatewayResponses, integrations, type GatewayResponse, type Integration } from './integration';
import { invokePermissions, type InvokePermission } from './invoke-permission';
import { ModelContext } from './model-context';
import { resourceServers, type ResourceServer } from './resource-server';
import { routes, type Route } from './route';
import { stackOutputs, type StackOutput } from './stack-output';
import { noteUnreadTypes } from './unread-types';
import { userPoolDomains, userPools, type UserPool, type UserPoolDomain } from './user-pool';

export interface Model {
  readonly stacks: readonly string[];
  readonly userPools: readonly UserPool[];
  readonly userPoolDomains: readonly UserPoolDomain[];
  readonly resourceServers: readonly ResourceServer[];
  readonly clients: readonly Client[];
  readonly apis: readonly Api[];
  readonly apiStages: readonly ApiStage[];
  readonly apiResources: readonly ApiResource[];
  readonly authorizers: readonly Authorizer[];
  readonly routes: readonly Route[];
  readonly integrations: readonly Integration[];
  readonly gatewayResponses: readonly GatewayResponse[];
  readonly deployments: readonly Deployment[];
  readonly invokePermissions: readonly InvokePermission[];
  readonly publishedParameters: readonly PublishedParameter[];
  readonly readParameters: readonly ReadParameter[];
  /** What the states before hold. Nothing else of a state is in the model: it is what would be there afterwards. */
  readonly publishedBefore: readonly PublishedBefore[];
  readonly outputs: readonly StackOutput[];
  /** Everything that could not be followed. */
  readonly notRead: readonly NotRead[];
}

/** @param before the states that the documents start from, where they are known */
export function buildModel(documents: Documents, before: readonly Document[] = []): Model {
  const context = new ModelContext(documents);
  const nouns = {
    stacks: [...new Set(documents.all.map(({ stack }) => stack))],
    userPools: userPools(context),
    userPoolDomains: userPoolDomains(context),
    resourceServers: resourceServers(context),
    clients: clients(context),
    apis: apis(context),
    apiStages: apiStages(context),
    apiResources: apiResources(context),
    authorizers: authorizers(context),
    routes: routes(context),
    integrations: integrations(context),
    gatewayResponses: gatewayResponses(context),
    deployments: deployments(context),
    invokePermissions: invokePermissions(context),
    publishedParameters: publishedParameters(context),
    readParameters: readParameters(context),
    publishedBefore: publishedBefore(before),
    outputs: stackOutputs(context),
  };
  noteUnreadTypes(context);
  // Last: everything above may note something.
  return { ...nouns, notRead: context.notRead };
}
