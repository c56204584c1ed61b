import { labelOf } from '../model';
import { change } from './examples/change';
import { repeated } from './repeated';
import { rule } from './rule';

export const duplicateResourceServer = rule({
  id: 'duplicate-resource-server',
  severity: 'error',
  what: 'identifier that two resource servers of one user pool claim',
  why: 'An identifier is unique in its user pool. Cognito refuses the second resource server, in the middle of an apply.',
  source: 'AWS API CreateResourceServer: Identifier',
  fix: 'declare the resource server in one stack, with all its scopes, or choose another identifier',
  violations: ({ resourceServers }) =>
    repeated(resourceServers, ({ pool, identifier }) =>
      pool === undefined || typeof identifier !== 'string' ? undefined : JSON.stringify([pool, identifier]),
    ).map(({ thing, first }) => ({
      place: thing,
      message: `identifier ${JSON.stringify(thing.identifier)} is also that of ${labelOf(first)}; it is allowed once in a user pool`,
    })),
  examples: {
    fires: [
      [
        change('auth', 'aws_cognito_resource_server.orders', {
          identifier: 'orders',
          name: 'orders',
          user_pool_id: '${aws_cognito_user_pool.main.id}',
          scope: [{ scope_name: 'cancel', scope_description: 'Cancel orders' }],
        }),
      ],
    ],
    doesNotFire: [
      [
        change('auth', 'aws_cognito_user_pool.other', { name: 'other' }),
        change('auth', 'aws_cognito_user_pool_domain.other', {
          domain: 'orders-other',
          user_pool_id: '${aws_cognito_user_pool.other.id}',
        }),
        change('auth', 'aws_cognito_resource_server.orders', {
          identifier: 'orders',
          name: 'orders',
          user_pool_id: '${aws_cognito_user_pool.other.id}',
        }),
      ],
    ],
  },
});
