import { change } from './examples/change';
import { rule } from './rule';
import { nameLimits, textOffence } from './text-limits';

const limits = nameLimits(128);

export const userPoolName = rule({
  id: 'user-pool-name',
  severity: 'error',
  what: 'user pool with a name that Cognito refuses',
  why: 'Cognito checks the name when the user pool is created, in the middle of an apply.',
  source: 'AWS API CreateUserPool: PoolName',
  fix: 'choose a name of the characters and the length that are allowed; another name later means another user pool',
  violations: ({ userPools }) =>
    userPools.flatMap((place) => {
      const offence = typeof place.name === 'string' ? textOffence(place.name, limits) : undefined;
      return offence === undefined ? [] : [{ place, message: `user pool name ${offence}` }];
    }),
  examples: {
    fires: [
      [change('auth', 'aws_cognito_user_pool.main', { name: 'auth (dev)' })],
      [change('auth', 'aws_cognito_user_pool.main', { name: 'a'.repeat(129) })],
    ],
    doesNotFire: [
      [change('auth', 'aws_cognito_user_pool.main', { name: 'auth_dev 1' })],
      [change('auth', 'aws_cognito_user_pool.main', { name: 'a'.repeat(128) })],
    ],
  },
});
