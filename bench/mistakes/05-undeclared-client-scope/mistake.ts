/** Cognito refuses the client with "scope does not exist", when it is applied. */
import { ClientCredentialsClient } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersServer } from '../orders';

export const undeclaredClientScope: Mistake = {
  number: 5,
  rule: 'undeclared-client-scope',
  title: 'client scope that no resource server declares',
  differsIn: 'orders: aws_cognito_user_pool_client.batch',
  inTerraformsWords: /scope/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const server = ordersServer(stack, userPool);
      // @ts-expect-error the server declares read and write
      const writes = server.oauthScope('writes');
      new ClientCredentialsClient(stack, 'batch', { userPool, clientName: 'batch', oauthScopes: [writes] });
    },
    outcome: { throws: 'stack/orders: there is no scope "writes"; declared are read, write' },
  },
};
