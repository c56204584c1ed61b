import { isKnownMachine } from '../model';
import { change } from './examples/change';
import { oidcScopes } from './oidc-scopes';
import { rule } from './rule';

export const oidcScope = rule({
  id: 'oidc-scope',
  severity: 'error',
  what: 'client of the client-credentials grant with a scope about people',
  why: 'Scopes of OpenID Connect and of Cognito itself are about the person who signed in. The client-credentials grant signs nobody in, and issues scopes of resource servers alone; Cognito refuses others.',
  source: 'Cognito developer guide, resource servers: client credentials grants custom scopes',
  fix: 'take the scope from allowed_oauth_scopes; a machine asks for scopes of a resource server, such as "orders/read"',
  violations: ({ clients }) =>
    clients.filter(isKnownMachine).flatMap((place) =>
      place.oauthScopes.known
        .filter((scope) => oidcScopes.includes(scope))
        .map((scope) => ({
          place,
          message: `client may ask for ${JSON.stringify(scope)}, which is a scope about people; allowed are scopes of resource servers`,
        })),
    ),
  examples: {
    fires: [
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          allowed_oauth_scopes: ['openid', 'orders/read'],
        }),
      ],
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          allowed_oauth_scopes: ['orders/read', 'aws.cognito.signin.user.admin'],
        }),
      ],
    ],
    doesNotFire: [
      [
        change('api', 'aws_cognito_user_pool_client.people', {
          name: 'people',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
          allowed_oauth_flows: ['code'],
          allowed_oauth_flows_user_pool_client: true,
          allowed_oauth_scopes: ['openid', 'email'],
          callback_urls: ['https://app.example.com/callback'],
        }),
      ],
    ],
  },
});
