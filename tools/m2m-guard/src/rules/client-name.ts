import { change } from './examples/change';
import { rule } from './rule';
import { nameLimits, textOffence } from './text-limits';

const limits = nameLimits(128);

export const clientName = rule({
  id: 'client-name',
  severity: 'error',
  what: 'client with a name that Cognito refuses',
  why: 'Cognito checks the name when the client is created, in the middle of an apply.',
  source: 'AWS API CreateUserPoolClient: ClientName',
  fix: 'choose a name of the characters and the length that are allowed',
  violations: ({ clients }) =>
    clients.flatMap((place) => {
      const offence = typeof place.name === 'string' ? textOffence(place.name, limits) : undefined;
      return offence === undefined ? [] : [{ place, message: `client name ${offence}` }];
    }),
  examples: {
    fires: [
      [change('api', 'aws_cognito_user_pool_client.reader', { name: 'orders/reader' })],
      [change('api', 'aws_cognito_user_pool_client.reader', { name: 'r'.repeat(129) })],
    ],
    doesNotFire: [
      [change('api', 'aws_cognito_user_pool_client.reader', { name: 'Reader of orders, v1.2 @dev' })],
      [change('api', 'aws_cognito_user_pool_client.reader', { name: 'r'.repeat(128) })],
    ],
  },
});
