/** Cognito refuses the resource server, when it is applied. */
import { ResourceServer } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool } from '../orders';

export const oauthScopeCharset: Mistake = {
  number: 10,
  rule: 'oauth-scope-charset',
  title: 'bad character in an identifier or scope name',
  differsIn: 'orders: aws_cognito_resource_server.orders',
  inTerraformsWords: /scope/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const scopes = { read: 'Read orders', 'read all': 'Read everything' };
      new ResourceServer(stack, 'orders', { userPool, identifier: 'orders', scopes });
    },
    outcome: {
      throws:
        'stack/orders: scope "read all" contains a space; allowed are 1-256 printable ASCII characters except space, ", \\ and /',
    },
  },
};
