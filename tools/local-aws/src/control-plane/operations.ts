/** Everything that is done in front of moto, one row per operation of AWS. README shows this table. */
import type { ControlPlaneEvent } from '../data-plane-port';
import { accountOperations } from './api-gateway/account';
import { AuthorizerChanges } from './api-gateway/authorizer-changes';
import { authorizerOperations } from './api-gateway/authorizers';
import { HttpApiDeployments } from './api-gateway/http-api-deployments';
import { HttpApiStages } from './api-gateway/http-api-stages';
import { httpApiOperation } from './api-gateway/http-apis';
import { methodUpdateOperations } from './api-gateway/method-updates';
import { RestApis } from './api-gateway/rest-apis';
import { stageLoggingOperation } from './api-gateway/stage-logging';
import { ownCall } from './aws-call';
import { ClientSecrets } from './cognito/client-secrets';
import { ResourceServers } from './cognito/resource-servers';
import { UserPoolClients } from './cognito/user-pool-clients';
import { UserPoolDomains } from './cognito/user-pool-domains';
import { userPoolClientShape } from './cognito/user-pool-shape';
import { UserPools } from './cognito/user-pools';
import type { Forward, FrontOperation } from './front-operation';
import { answerJson } from './answer-json';
import { LambdaFunctions } from './lambda/functions';

export interface Front {
  readonly operations: readonly FrontOperation[];
  /** Forgets everything that is kept here, as moto does at `/moto-api/reset`. */
  reset(): void;
  /** Every active secret of a client, given a way to ask moto; none when there is no such client. */
  clientSecrets(userPoolId: string, clientId: string, forward: Forward): Promise<readonly string[]>;
}

export function createFront(observe: (event: ControlPlaneEvent) => Promise<void>): Front {
  const resourceServers = new ResourceServers();
  const secrets = new ClientSecrets();
  const clients = new UserPoolClients(resourceServers, secrets);
  const pools = new UserPools((userPoolId) => {
    resourceServers.forgetPool(userPoolId);
  });
  const domains = new UserPoolDomains();
  const authorizers = new AuthorizerChanges();
  const restApis = new RestApis(observe, (apiId) => {
    authorizers.forgetApi(apiId);
  });
  const stages = new HttpApiStages();
  const deployments = new HttpApiDeployments();
  const functions = new LambdaFunctions(observe);
  const kept = [
    resourceServers,
    secrets,
    pools,
    domains,
    restApis,
    authorizers,
    stages,
    deployments,
    functions,
  ];

  return {
    operations: [
      ...pools.operations(),
      ...domains.operations(),
      ...resourceServers.operations(),
      ...clients.operations(),
      ...secrets.operations(),
      ...restApis.operations(),
      ...authorizerOperations(),
      ...authorizers.operations(),
      ...methodUpdateOperations(),
      stageLoggingOperation(),
      ...accountOperations(),
      ...deployments.operations(),
      ...stages.operations(),
      httpApiOperation((apiId) => {
        stages.forgetApi(apiId);
        deployments.forgetApi(apiId);
      }),
      ...functions.operations(),
    ],
    reset: () => {
      for (const store of kept) {
        store.clear();
      }
    },
    clientSecrets: async (userPoolId, clientId, forward) => {
      const answer = await forward(describeClient(userPoolId, clientId));
      const described = userPoolClientShape.safeParse(answerJson(answer));
      return described.success
        ? secrets.activeValues(clientId, described.data.UserPoolClient.ClientSecret)
        : [];
    },
  };
}

function describeClient(userPoolId: string, clientId: string): Parameters<Forward>[0] {
  return ownCall({
    service: 'cognito-idp',
    region: userPoolId.split('_')[0] ?? '',
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.DescribeUserPoolClient',
    },
    body: JSON.stringify({ UserPoolId: userPoolId, ClientId: clientId }),
  });
}
