import { isKnownMachine } from '../model';
import { change } from './examples/change';
import { manyScopes, withScopes } from './examples/many-scopes';
import { rule } from './rule';

const most = 50;

export const tooManyClientScopes = rule({
  id: 'too-many-client-scopes',
  severity: 'error',
  what: 'client with more scopes than Cognito accepts, or with none',
  why: 'Cognito refuses a client with more than 50 scopes, and one that is allowed to use OAuth without any. Neither limit can be raised.',
  source: 'AWS API CreateUserPoolClient: AllowedOAuthScopes; Cognito quotas: scopes per app client',
  fix: 'set allowed_oauth_scopes to the 1-50 scopes that this caller needs; divide a caller that needs more',
  violations: ({ clients }) =>
    clients.flatMap((place) => {
      const { known, complete } = place.oauthScopes;
      const count = new Set(known).size;
      if (count > most) {
        return [
          {
            place,
            message: `client has ${count.toString()} scopes in allowed_oauth_scopes; allowed are 1-${most.toString()}`,
          },
        ];
      }
      return isKnownMachine(place) && complete && count === 0
        ? [{ place, message: `client has no allowed_oauth_scopes; allowed are 1-${most.toString()}` }]
        : [];
    }),
  examples: {
    fires: [
      [
        withScopes('many', 51),
        change('api', 'aws_cognito_user_pool_client.reader', {
          allowed_oauth_scopes: manyScopes(51).map(({ scope_name }) => `many/${scope_name}`),
        }),
      ],
      [change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_scopes: undefined })],
      [change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_scopes: [] })],
    ],
    doesNotFire: [
      [
        withScopes('many', 50),
        change('api', 'aws_cognito_user_pool_client.reader', {
          allowed_oauth_scopes: manyScopes(50).map(({ scope_name }) => `many/${scope_name}`),
        }),
      ],
      [change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_scopes: '${var.scopes}' })],
    ],
  },
});
