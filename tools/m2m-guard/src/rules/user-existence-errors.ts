import { isKnownMachine } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

export const userExistenceErrors = rule({
  id: 'user-existence-errors',
  severity: 'warning',
  what: 'machine client that tells who has an account',
  why: 'By default (LEGACY) sign-in and password recovery through this client answer UserNotFoundException, so whoever has the secret of the client can ask which users exist.',
  source: 'AWS API CreateUserPoolClient: PreventUserExistenceErrors',
  fix: 'set prevent_user_existence_errors = "ENABLED"',
  violations: ({ clients }) =>
    clients.filter(isKnownMachine).flatMap((place) => {
      const { preventUserExistenceErrors: setting } = place;
      if (setting === 'ENABLED' || typeof setting === 'object') return [];
      // A state holds an empty text where AWS was left to decide.
      const received =
        setting === undefined || setting === '' ? 'no' : `the value ${JSON.stringify(setting)} for`;
      return [
        { place, message: `client has ${received} prevent_user_existence_errors; allowed is "ENABLED"` },
      ];
    }),
  examples: {
    fires: [
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          prevent_user_existence_errors: undefined,
        }),
      ],
      [change('api', 'aws_cognito_user_pool_client.reader', { prevent_user_existence_errors: 'LEGACY' })],
    ],
    doesNotFire: [
      [
        change('api', 'aws_cognito_user_pool_client.reader', {
          prevent_user_existence_errors: '${var.prevent_user_existence_errors}',
        }),
      ],
    ],
  },
});
