import type { TerraformStack } from 'cdktf';
import { ClientCredentialsClient } from '../client/client-credentials-client';
import { ImportedUserPool } from '../contract/imported-user-pool';
import { ResourceServer } from '../oauth-scopes/resource-server';
import { ProtectedRestApi } from '../protected-api/protected-rest-api';
import { laterText, poolIn, refusal } from '../spec-support/synthesized-stack';
import type { IUserPool } from '../user-pool/user-pool-interface';
import { addApiOutputs } from './stack-outputs';

const clientOf = (stack: TerraformStack, userPool: IUserPool) => {
  const server = new ResourceServer(stack, 'server', { userPool, identifier: 'a', scopes: { read: 'Read' } });
  const oauthScopes = [server.oauthScope('read')] as const;
  return new ClientCredentialsClient(stack, 'batch', { userPool, clientName: 'batch', oauthScopes });
};

const outputs = (poolsOf: (stack: TerraformStack) => { ofApi: IUserPool; ofClient: IUserPool }) =>
  refusal((stack) => {
    const { ofApi, ofClient } = poolsOf(stack);
    const throttling = { requestsPerSecond: 1, burst: 1 };
    const props = { apiName: 'api', userPool: ofApi, stageName: 'dev', throttling };
    const api = new ProtectedRestApi(stack, 'api', props);
    addApiOutputs(stack, { api, clients: { batch: clientOf(stack, ofClient) } });
  });

const contract = (stack: TerraformStack, name: string) => ImportedUserPool.fromContract(stack, name, name);

describe('the outputs of an API', () => {
  it('refuse a client of another pool, whose tokens the API would never accept', () => {
    expect(
      outputs((stack) => ({ ofApi: contract(stack, 'staff'), ofClient: contract(stack, 'partners') })),
    ).toBe(
      'stack/batch: client "batch" is of user pool "partners" and could never call stack/api, ' +
        'which accepts tokens of "staff" alone; make the client in that pool',
    );
  });

  it.each<[string, (stack: TerraformStack) => { ofApi: IUserPool; ofClient: IUserPool }]>([
    [
      'one pool',
      (stack) => {
        const pool = contract(stack, 'staff');
        return { ofApi: pool, ofClient: pool };
      },
    ],
    [
      'the pool that is made here and may be published under that name',
      (stack) => ({ ofApi: poolIn(stack), ofClient: contract(stack, 'staff') }),
    ],
    [
      'a pool whose name Terraform knows later',
      (stack) => ({
        ofApi: contract(stack, 'staff'),
        ofClient: ImportedUserPool.fromContract(stack, 'later', laterText()),
      }),
    ],
  ])('take a client of %s', (_which, poolsOf) => {
    expect(outputs(poolsOf)).toBe('accepted');
  });
});
