/** Scopes of OpenID Connect speak of a person; Cognito refuses them for client_credentials. */
import { ClientCredentialsClient } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersServer } from '../orders';

export const oidcScope: Mistake = {
  number: 4,
  rule: 'oidc-scope',
  title: 'OIDC scope (openid, profile, ...) on an M2M client',
  differsIn: 'orders: aws_cognito_user_pool_client.batch',
  inTerraformsWords: /openid|scope/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const read = ordersServer(stack, userPool).oauthScope('read');
      new ClientCredentialsClient(stack, 'batch', {
        userPool,
        clientName: 'batch',
        // @ts-expect-error a scope is an object of its resource server, never a string
        oauthScopes: [read, 'openid'],
      });
    },
    outcome: {
      throws:
        'stack/batch: oauthScopes holds "openid", which is no OAuth scope; take it from its resource server: server.oauthScope("<name>")',
    },
  },
};
