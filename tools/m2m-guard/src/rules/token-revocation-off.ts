import { isKnownMachine } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

export const tokenRevocationOff = rule({
  id: 'token-revocation-off',
  severity: 'warning',
  what: 'machine client whose tokens cannot be revoked',
  why: 'Cognito turns revocation on for every new client. Where it is turned off, RevokeToken is refused for the client, and what it was given stays valid until it expires.',
  source: 'AWS API CreateUserPoolClient: EnableTokenRevocation; RevokeToken: UnsupportedOperationException',
  fix: 'set enable_token_revocation = true, or leave it out',
  violations: ({ clients }) =>
    clients
      .filter((client) => isKnownMachine(client) && client.tokenRevocation === false)
      .map((place) => ({ place, message: 'client has enable_token_revocation = false; allowed is true' })),
  examples: {
    fires: [[change('api', 'aws_cognito_user_pool_client.reader', { enable_token_revocation: false })]],
    doesNotFire: [
      [change('api', 'aws_cognito_user_pool_client.reader', { enable_token_revocation: undefined })],
    ],
  },
});
