/** Cognito refuses the client, when it is applied. */
import { ClientCredentialsClient, type OAuthScopes, ResourceServer } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool } from '../orders';

export const tooManyClientScopes: Mistake = {
  number: 14,
  rule: 'too-many-client-scopes',
  title: 'more than 50 scopes on a client',
  differsIn: 'orders: aws_cognito_user_pool_client.batch',
  inTerraformsWords: /scope|50/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const names = Array.from({ length: 51 }, (_, index) => `level-${(index + 1).toString()}`);
      const scopes = Object.fromEntries(names.map((name) => [name, name]));
      const server = new ResourceServer(stack, 'orders', { userPool, identifier: 'orders', scopes });
      const oauthScopes = names.map((name) => server.oauthScope(name)) as unknown as OAuthScopes;
      new ClientCredentialsClient(stack, 'batch', { userPool, clientName: 'batch', oauthScopes });
    },
    outcome: { throws: 'stack/batch: oauthScopes has 51 entries; allowed are 1-50' },
  },
};
