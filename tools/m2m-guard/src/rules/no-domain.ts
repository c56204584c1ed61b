import { isKnownMachine } from '../model';
import { change } from './examples/change';
import { rule } from './rule';

export const noDomain = rule({
  id: 'no-domain',
  severity: 'error',
  what: 'user pool of machines without a domain',
  why: 'The token endpoint is a part of the domain. Without one everything is created, and no client can get a token.',
  source: 'Cognito developer guide, token endpoint: it exists when a domain is added to the user pool',
  fix: 'add an aws_cognito_user_pool_domain with the user_pool_id of this pool',
  violations: ({ userPools, userPoolDomains, clients, resourceServers }) => {
    const used = new Set([...clients.filter(isKnownMachine), ...resourceServers].map(({ pool }) => pool));
    const served = new Set(userPoolDomains.map(({ pool }) => pool));
    // A domain of which nobody can tell the pool may be any pool's.
    return served.has(undefined)
      ? []
      : userPools
          .filter(({ pool }) => used.has(pool) && !served.has(pool))
          .map((place) => ({
            place,
            message:
              'user pool has machine clients or resource servers and no domain, so it has no token endpoint',
          }));
  },
  examples: {
    fires: [
      [change('auth', 'aws_cognito_user_pool_domain.main', undefined)],
      [
        change('auth', 'aws_cognito_user_pool.other', { name: 'other' }),
        change('auth', 'aws_cognito_user_pool_domain.main', {
          user_pool_id: '${aws_cognito_user_pool.other.id}',
        }),
      ],
    ],
    doesNotFire: [
      [change('auth', 'aws_cognito_user_pool.people', { name: 'people' })],
      [
        change('auth', 'aws_cognito_user_pool_domain.main', undefined),
        change('api', 'aws_cognito_user_pool_domain.main', {
          domain: 'orders-dev',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
        }),
      ],
      [
        change('auth', 'aws_cognito_user_pool_domain.main', {
          user_pool_id: '${var.pool_id}',
        }),
      ],
    ],
  },
});
