import type { UserPoolDomain } from '../model';
import { change } from './examples/change';
import { rule } from './rule';
import { textOffence, type TextLimits } from './text-limits';

const reservedWords = ['aws', 'amazon', 'cognito'];

const prefixLimits: TextLimits = {
  maxLength: 63,
  character: /[a-z0-9-]/,
  pattern: /^[a-z0-9](?:.*[a-z0-9])?$/,
  allowed: '1-63 lower-case letters, digits and hyphens, with no hyphen first or last',
};

const domainNameLimits: TextLimits = {
  maxLength: 253,
  character: /[a-z0-9.-]/,
  pattern: /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  allowed: 'lower-case host names such as auth.example.com',
};

export const domainPrefix = rule({
  id: 'domain-prefix',
  severity: 'error',
  what: 'domain of a user pool that Cognito refuses',
  why: 'Cognito checks the domain when it is created, in the middle of an apply: a pattern, and "Domain cannot contain reserved word". Without a domain there is no token endpoint.',
  source: 'AWS API CreateUserPoolDomain: Domain; Cognito developer guide, prefix domains',
  fix: 'choose another domain; set certificate_arn where it is a host name of your own',
  violations: ({ userPoolDomains }) =>
    userPoolDomains.flatMap((place) => {
      const message = problemOf(place);
      return message === undefined ? [] : [{ place, message }];
    }),
  examples: {
    fires: [
      [change('auth', 'aws_cognito_user_pool_domain.main', { domain: 'Orders_dev' })],
      [change('auth', 'aws_cognito_user_pool_domain.main', { domain: 'orders-' })],
      [change('auth', 'aws_cognito_user_pool_domain.main', { domain: 'a'.repeat(64) })],
      [change('auth', 'aws_cognito_user_pool_domain.main', { domain: 'orders-aws-dev' })],
      [change('auth', 'aws_cognito_user_pool_domain.main', { domain: 'auth.example.com' })],
      [
        change('auth', 'aws_cognito_user_pool_domain.main', {
          domain: 'https://auth.example.com',
          certificate_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
        }),
      ],
    ],
    doesNotFire: [
      [change('auth', 'aws_cognito_user_pool_domain.main', { domain: '1'.repeat(63) })],
      [
        change('auth', 'aws_cognito_user_pool_domain.main', {
          domain: 'auth.aws-users.example.com',
          certificate_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
        }),
      ],
    ],
  },
});

function problemOf({ domain, custom }: UserPoolDomain): string | undefined {
  if (typeof domain !== 'string') return undefined;
  const offence = textOffence(domain, custom ? domainNameLimits : prefixLimits);
  if (offence !== undefined) return `${custom ? 'custom domain' : 'domain prefix'} ${offence}`;
  const reserved = custom ? undefined : reservedWords.find((word) => domain.includes(word));
  return reserved === undefined
    ? undefined
    : `domain prefix ${JSON.stringify(domain)} contains "${reserved}", which Cognito reserves; allowed are prefixes without ${reservedWords.join(', ')}`;
}
