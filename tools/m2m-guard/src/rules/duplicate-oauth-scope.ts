import { change } from './examples/change';
import { repeated } from './repeated';
import { rule } from './rule';

const reader = 'aws_cognito_user_pool_client.reader';
const server = 'aws_cognito_resource_server.orders';
const read = { scope_name: 'read', scope_description: 'Read orders' };
const write = { scope_name: 'write', scope_description: 'Place orders' };

export const duplicateOAuthScope = rule({
  id: 'duplicate-oauth-scope',
  severity: 'warning',
  what: 'scope that is declared twice by a resource server, or given twice to a client',
  why: 'Terraform takes scopes as a set: the same one twice says nothing more, and two descriptions of one name contradict each other. The second one is superfluous, or was meant to be another scope.',
  source: 'Terraform provider aws: scope of aws_cognito_resource_server and allowed_oauth_scopes are sets',
  fix: 'remove the second one, or give it the name that was meant',
  violations: ({ resourceServers, clients }) => [
    ...resourceServers.flatMap((place) =>
      twice(place.oauthScopes.map(({ name }) => name)).map((name) => ({
        place,
        message: `resource server declares the scope ${JSON.stringify(name)} twice; it is allowed once`,
      })),
    ),
    ...clients.flatMap((place) =>
      twice(place.oauthScopes.known).map((scope) => ({
        place,
        message: `client has the scope ${JSON.stringify(scope)} twice; it is allowed once`,
      })),
    ),
  ],
  examples: {
    fires: [
      [change('api', server, { scope: [read, write, { ...read, scope_description: 'Read' }] })],
      [change('api', reader, { allowed_oauth_scopes: ['orders/read', 'orders/read', 'orders/read'] })],
    ],
    doesNotFire: [
      [change('api', reader, { allowed_oauth_scopes: ['orders/read', 'orders/write'] })],
      [change('api', reader, { allowed_oauth_scopes: '${distinct(["orders/read", "orders/read"])}' })],
    ],
  },
});

/** Each text that is there more than once, once. */
function twice(names: readonly unknown[]): string[] {
  const texts = names.filter((name) => typeof name === 'string');
  return [...new Set(repeated(texts, (text) => text).map(({ thing }) => thing))];
}
