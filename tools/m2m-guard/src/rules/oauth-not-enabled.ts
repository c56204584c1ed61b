import { isKnownMachine } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

export const oauthNotEnabled = rule({
  id: 'oauth-not-enabled',
  severity: 'error',
  what: 'client of the client-credentials grant that is not allowed to use OAuth',
  why: 'While allowed_oauth_flows_user_pool_client is not true, which is the default, Cognito permits sign-in through its SDK alone: flows and scopes may not be configured, and there is no token for a machine.',
  source: 'AWS API CreateUserPoolClient: AllowedOAuthFlowsUserPoolClient',
  fix: 'set allowed_oauth_flows_user_pool_client = true',
  violations: ({ clients }) =>
    clients
      .filter((client) => isKnownMachine(client) && client.oauthEnabled === false)
      .map((place) => ({
        place,
        message:
          'client has the flow client_credentials, but allowed_oauth_flows_user_pool_client is not true',
      })),
  examples: {
    fires: [
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          allowed_oauth_flows_user_pool_client: undefined,
        }),
      ],
      [change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_flows_user_pool_client: false })],
    ],
    doesNotFire: [
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          allowed_oauth_flows_user_pool_client: 'true',
        }),
      ],
    ],
  },
});
