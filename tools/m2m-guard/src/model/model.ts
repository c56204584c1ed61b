/**
 * The model: who may call what, as plain data read from all documents. It is the one source of the rules, of the access
 * matrix and of the cost. It holds no secret: nothing here reads one.
 */
import type { NotRead } from '../documents/document';
import type { Documents } from '../documents/open-documents';
import { apis, apiStages, type Api, type ApiStage } from './api';
import { authorizers, type Authorizer } from './authorizer';
import { clients, type Client } from './client';
import {
  publishedParameters,
  readParameters,
  type PublishedParameter,
  type ReadParameter,
} from './contract-parameter';
import { deployments, type Deployment } from './deployment';
import { gatewayResponses, integrations, type GatewayResponse, type Integration } from './integration';
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
  readonly authorizers: readonly Authorizer[];
  readonly routes: readonly Route[];
  readonly integrations: readonly Integration[];
  readonly gatewayResponses: readonly GatewayResponse[];
  readonly deployments: readonly Deployment[];
  readonly publishedParameters: readonly PublishedParameter[];
  readonly readParameters: readonly ReadParameter[];
  readonly outputs: readonly StackOutput[];
  /** Everything that could not be followed. */
  readonly notRead: readonly NotRead[];
}

export function buildModel(documents: Documents): Model {
  const context = new ModelContext(documents);
  const nouns = {
    stacks: [...new Set(documents.all.map(({ stack }) => stack))],
    userPools: userPools(context),
    userPoolDomains: userPoolDomains(context),
    resourceServers: resourceServers(context),
    clients: clients(context),
    apis: apis(context),
    apiStages: apiStages(context),
    authorizers: authorizers(context),
    routes: routes(context),
    integrations: integrations(context),
    gatewayResponses: gatewayResponses(context),
    deployments: deployments(context),
    publishedParameters: publishedParameters(context),
    readParameters: readParameters(context),
    outputs: stackOutputs(context),
  };
  noteUnreadTypes(context);
  // Last: everything above may note something.
  return { ...nouns, notRead: context.notRead };
}
