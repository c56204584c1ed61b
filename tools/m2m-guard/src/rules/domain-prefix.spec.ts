import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';

const domain = 'aws_cognito_user_pool_domain.main';
const prefixes = 'allowed are 1-63 lower-case letters, digits and hyphens, with no hyphen first or last';
const hostNames = 'allowed are lower-case host names such as auth.example.com';

describe('fails when a prefix', () => {
  it.each([
    ['', `domain prefix "" is empty; ${prefixes}`],
    ['a'.repeat(64), `domain prefix "${'a'.repeat(64)}" has 64 characters; ${prefixes}`],
    ['my_orders', `domain prefix "my_orders" contains "_"; ${prefixes}`],
    ['Orders', `domain prefix "Orders" contains "O"; ${prefixes}`],
    ['-orders', `domain prefix "-orders" has another form; ${prefixes}`],
    [
      'my-cognito',
      'domain prefix "my-cognito" contains "cognito", which Cognito reserves; allowed are prefixes without aws, amazon, cognito',
    ],
  ])('is %j', (prefix, message) => {
    expect(messagesIn(change('auth', domain, { domain: prefix }))).toEqual([
      `domain-prefix ${domain}: ${message}`,
    ]);
  });
});

describe('fails when a custom domain', () => {
  it.each([
    ['auth', `custom domain "auth" has another form; ${hostNames}`],
    ['Auth.example.com', `custom domain "Auth.example.com" contains "A"; ${hostNames}`],
    ['https://auth.example.com', `custom domain "https://auth.example.com" contains ":"; ${hostNames}`],
    ['auth..example.com', `custom domain "auth..example.com" has another form; ${hostNames}`],
  ])('is %j', (name, message) => {
    const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    expect(messagesIn(change('auth', domain, { domain: name, certificate_arn: certificate }))).toEqual([
      `domain-prefix ${domain}: ${message}`,
    ]);
  });
});

it('leaves a domain that is known after apply to the note about it', () => {
  expect(messagesIn(change('auth', domain, { domain: '${random_pet.domain.id}' }))).toEqual([
    `could-not-analyse ${domain}: cannot be followed in "domain": it refers to a block that is not there`,
  ]);
});
