/** Whole messages of the rules that look at several things of one user pool, over all stacks. */
import { messagesIn, modelOf } from '../spec-support/findings-in';
import { change } from './examples/change';
import { manyServers } from './examples/many-servers';
import { tooManyClients } from './too-many-clients';

const poolId = '${data.aws_ssm_parameter.pool_id.insecure_value}';

it('fails when a user pool of machines has no domain', () => {
  expect(messagesIn(change('auth', 'aws_cognito_user_pool_domain.main', undefined))).toEqual([
    'no-domain aws_cognito_user_pool.main: user pool has machine clients or resource servers and no domain, so it has no token endpoint',
  ]);
});

it('does not judge the domain of a user pool that no stack here makes', () => {
  expect(
    messagesIn(
      change('api', 'aws_cognito_resource_server.elsewhere', {
        identifier: 'elsewhere',
        name: 'elsewhere',
        user_pool_id: 'eu-west-1_abcdefghi',
      }),
    ),
  ).toEqual([]);
});

it('fails when two stacks claim one domain', () => {
  expect(
    messagesIn(
      change('api', 'aws_cognito_user_pool_domain.again', { domain: 'orders-dev', user_pool_id: poolId }),
    ),
  ).toEqual([
    'duplicate-domain aws_cognito_user_pool_domain.again: domain "orders-dev" is also that of auth/aws_cognito_user_pool_domain.main; a domain is allowed once',
  ]);
});

it('fails when a user pool has two prefixes', () => {
  expect(
    messagesIn(
      change('api', 'aws_cognito_user_pool_domain.second', { domain: 'orders-two', user_pool_id: poolId }),
    ),
  ).toEqual([
    'second-domain-prefix aws_cognito_user_pool.main: user pool has the domain prefixes orders-dev, orders-two; allowed is one',
  ]);
});

it('fails when two stacks claim one identifier', () => {
  expect(
    messagesIn(
      change('auth', 'aws_cognito_resource_server.mine', {
        identifier: 'orders',
        name: 'orders',
        user_pool_id: '${aws_cognito_user_pool.main.id}',
      }),
    ),
  ).toEqual([
    'duplicate-resource-server aws_cognito_resource_server.orders: identifier "orders" is also that of auth/aws_cognito_resource_server.mine; it is allowed once in a user pool',
  ]);
});

it('fails when a resource server declares a scope twice', () => {
  const scope = [
    { scope_name: 'read', scope_description: 'Read' },
    { scope_name: 'read', scope_description: 'Write' },
  ];
  expect(
    messagesIn(
      change('api', 'aws_cognito_resource_server.extra', {
        identifier: 'extra',
        name: 'extra',
        user_pool_id: poolId,
        scope,
      }),
    ),
  ).toEqual([
    'duplicate-oauth-scope aws_cognito_resource_server.extra: resource server declares the scope "read" twice; it is allowed once',
  ]);
});

it('fails when a user pool has more resource servers than AWS allows', () => {
  expect(messagesIn(manyServers(300))).toEqual([
    'too-many-resource-servers aws_cognito_user_pool.main: user pool has 301 resource servers; allowed are at most 300',
  ]);
});

it('fails when a user pool has more clients than AWS allows', () => {
  const model = modelOf([]);
  const messages = (count: number) =>
    tooManyClients
      .violations({ ...model, clients: Array.from({ length: count / 2 }, () => model.clients).flat() })
      .map(({ message }) => message);
  expect(messages(10_000)).toEqual([]);
  expect(messages(10_002)).toEqual(['user pool has 10,002 clients; allowed are at most 10,000']);
});
