import { isKnownMachine } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

export const clientWithoutSecret = rule({
  id: 'client-without-secret',
  severity: 'error',
  what: 'client of the client-credentials grant without a secret',
  why: 'Cognito refuses the grant to a client without a secret. Turning the secret on later replaces the client, so every caller gets a new id.',
  source: 'AWS API CreateUserPoolClient: GenerateSecret',
  fix: 'set generate_secret = true',
  violations: ({ clients }) =>
    clients
      .filter((client) => isKnownMachine(client) && client.generatesSecret === false)
      .map((place) => ({ place, message: 'client has no secret, but its grant is client_credentials' })),
  examples: {
    fires: [
      [change('api', 'aws_cognito_user_pool_client.reader', { generate_secret: false })],
      [change('api', 'aws_cognito_user_pool_client.reader', { generate_secret: undefined })],
    ],
    doesNotFire: [
      [
        change('api', 'aws_cognito_user_pool_client.people', {
          name: 'people',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
          explicit_auth_flows: ['ALLOW_USER_SRP_AUTH'],
        }),
      ],
    ],
  },
});
