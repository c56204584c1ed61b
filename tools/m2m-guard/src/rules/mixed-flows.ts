import { isKnownMachine } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

export const mixedFlows = rule({
  id: 'mixed-flows',
  severity: 'error',
  what: 'client that mixes client_credentials with a flow for people',
  why: 'Cognito answers "client_credentials flow can not be selected along with code flow or implicit flow" when the client is created or updated, in the middle of an apply.',
  source: 'AWS API CreateUserPoolClient: AllowedOAuthFlows, InvalidOAuthFlowException',
  fix: 'set allowed_oauth_flows = ["client_credentials"], and give people a client of their own',
  violations: ({ clients }) =>
    clients.filter(isKnownMachine).flatMap((place) => {
      const others = place.flows.known.filter((flow) => flow !== 'client_credentials');
      return others.length === 0
        ? []
        : [
            {
              place,
              message: `client has the flows client_credentials and ${others.join(', ')}; client_credentials is allowed alone`,
            },
          ];
    }),
  examples: {
    fires: [
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          allowed_oauth_flows: ['client_credentials', 'code'],
          callback_urls: ['https://app.example.com/callback'],
        }),
      ],
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          allowed_oauth_flows: ['implicit', 'client_credentials'],
        }),
      ],
    ],
    doesNotFire: [
      [change('api', 'aws_cognito_user_pool_client.reader', { allowed_oauth_flows: ['code', 'implicit'] })],
    ],
  },
});
