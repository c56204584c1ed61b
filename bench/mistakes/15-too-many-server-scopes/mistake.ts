/** Cognito refuses the resource server, when it is applied. */
import { ResourceServer } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool } from '../orders';

export const tooManyServerScopes: Mistake = {
  number: 15,
  rule: 'too-many-server-scopes',
  title: 'more than 100 scopes on a resource server',
  differsIn: 'orders: aws_cognito_resource_server.orders',
  inTerraformsWords: /scope|100/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const names = Array.from({ length: 101 }, (_, index) => `level-${(index + 1).toString()}`);
      const scopes = Object.fromEntries(names.map((name) => [name, name]));
      new ResourceServer(stack, 'orders', { userPool, identifier: 'orders', scopes });
    },
    outcome: { throws: 'stack/orders: scopes has 101 entries; allowed are 1-100' },
  },
};
