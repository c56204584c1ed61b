/** `identifier/scope` has 256 characters at most; the provider looks at the name alone, if at all. */
import { ResourceServer } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool } from '../orders';

const longName = `r${'e'.repeat(249)}`;

export const oauthScopeLength: Mistake = {
  number: 16,
  rule: 'oauth-scope-length',
  title: 'full scope over 256 characters',
  differsIn: 'orders: aws_cognito_resource_server.orders',
  inTerraformsWords: /scope|256/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const scopes = { [longName]: 'Read everything' };
      new ResourceServer(stack, 'orders', { userPool, identifier: 'orders', scopes });
    },
    outcome: {
      throws: `stack/orders: scope "orders/${longName}" has 257 characters with its identifier; allowed are 256`,
    },
  },
};
