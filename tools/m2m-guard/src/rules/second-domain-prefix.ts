import { change } from './examples/change';
import { poolMembers } from './pool-members';
import { rule } from './rule';

export const secondDomainPrefix = rule({
  id: 'second-domain-prefix',
  severity: 'error',
  what: 'user pool with more than one domain prefix',
  why: 'A user pool has one domain prefix. Cognito answers "User pool already has a domain configured" to the second one.',
  source: 'AWS API CreateUserPoolDomain; Cognito developer guide, user pool domains',
  fix: 'keep one prefix; a custom domain beside it is allowed',
  violations: (model) =>
    poolMembers(
      model,
      model.userPoolDomains.filter(({ custom }) => !custom),
    ).flatMap(({ place, members }) => {
      const prefixes = new Set(
        members.map(({ domain }) => domain).filter((domain) => typeof domain === 'string'),
      );
      return prefixes.size < 2
        ? []
        : [
            {
              place,
              message: `user pool has the domain prefixes ${[...prefixes].join(', ')}; allowed is one`,
            },
          ];
    }),
  examples: {
    fires: [
      [
        change('api', 'aws_cognito_user_pool_domain.second', {
          domain: 'orders-second',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
        }),
      ],
    ],
    doesNotFire: [
      [
        change('api', 'aws_cognito_user_pool_domain.second', {
          domain: 'auth.example.com',
          certificate_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
        }),
      ],
    ],
  },
});
