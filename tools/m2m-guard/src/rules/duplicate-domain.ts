import { labelOf } from '../model';
import { change } from './examples/change';
import { repeated } from './repeated';
import { rule } from './rule';

export const duplicateDomain = rule({
  id: 'duplicate-domain',
  severity: 'error',
  what: 'domain that two user pool domains claim',
  why: 'A prefix is unique in its region over all AWS accounts, a custom domain everywhere. Cognito answers "Domain already associated with another user pool" to the second one.',
  source: 'AWS API CreateUserPoolDomain: Domain; Cognito developer guide, prefix domains',
  fix: 'give each user pool a domain of its own; stacks of different regions may share a prefix, check those apart',
  violations: ({ userPoolDomains }) =>
    repeated(userPoolDomains, ({ domain, custom }) =>
      typeof domain === 'string' ? `${custom ? 'custom' : 'prefix'} ${domain}` : undefined,
    ).map(({ thing, first }) => ({
      place: thing,
      message: `domain ${JSON.stringify(thing.domain)} is also that of ${labelOf(first)}; a domain is allowed once`,
    })),
  examples: {
    fires: [
      [
        change('api', 'aws_cognito_user_pool.other', { name: 'other' }),
        change('api', 'aws_cognito_user_pool_domain.other', {
          domain: 'orders-dev',
          user_pool_id: '${aws_cognito_user_pool.other.id}',
        }),
      ],
    ],
    doesNotFire: [
      [
        change('api', 'aws_cognito_user_pool.other', { name: 'other' }),
        change('api', 'aws_cognito_user_pool_domain.other', {
          domain: 'orders-test',
          user_pool_id: '${aws_cognito_user_pool.other.id}',
        }),
      ],
    ],
  },
});
