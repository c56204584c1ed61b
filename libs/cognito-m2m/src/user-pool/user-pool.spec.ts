import { TerraformOutput } from 'cdktf';
import { blocks, laterText, only, refusal, synthesized } from '../spec-support/synthesized-stack';
import { UserPool, type UserPoolProps } from './user-pool';

const props: UserPoolProps = {
  userPoolName: 'auth-stack-dev',
  region: 'eu-west-1',
  domain: { prefix: 'm2m-dev' },
  deletionProtection: true,
};

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0d1e';
const refused = (changed: object) =>
  refusal((stack) => new UserPool(stack, 'user-pool', { ...props, ...changed } as UserPoolProps));

describe('UserPool', () => {
  it('lets nobody sign up and cannot be deleted by accident', () => {
    const { resource } = synthesized((stack) => new UserPool(stack, 'user-pool', props));
    expect(only(resource, 'aws_cognito_user_pool')).toEqual({
      name: 'auth-stack-dev',
      deletion_protection: 'ACTIVE',
      admin_create_user_config: { allow_admin_create_user_only: true },
    });
  });

  it('can be deleted in a throw-away stage', () => {
    const { resource } = synthesized(
      (stack) => new UserPool(stack, 'p', { ...props, deletionProtection: false }),
    );
    expect(only(resource, 'aws_cognito_user_pool')).toMatchObject({ deletion_protection: 'INACTIVE' });
  });

  it('has its token endpoint at a prefix of the domain of Amazon, and an issuer', () => {
    const { resource, output } = synthesized((stack) => {
      const pool = new UserPool(stack, 'user-pool', props);
      new TerraformOutput(stack, 'token_url', { value: pool.tokenUrl });
      new TerraformOutput(stack, 'issuer', { value: pool.issuer });
    });
    expect(blocks(resource, 'aws_cognito_user_pool_domain')).toEqual({
      'user-pool/domain/Resource': {
        domain: 'm2m-dev',
        user_pool_id: '${aws_cognito_user_pool.user-pool_38E431F2.id}',
      },
    });
    expect(output).toEqual({
      token_url: {
        value:
          'https://${aws_cognito_user_pool_domain.user-pool_domain_B4026A3C.domain}.auth.eu-west-1.amazoncognito.com/oauth2/token',
      },
      issuer: {
        value: 'https://cognito-idp.eu-west-1.amazonaws.com/${aws_cognito_user_pool.user-pool_38E431F2.id}',
      },
    });
  });

  it('has its token endpoint at a domain of its own', () => {
    const domain = { domainName: 'auth.example.com', certificateArn };
    const { resource, output } = synthesized((stack) => {
      const pool = new UserPool(stack, 'user-pool', { ...props, domain });
      new TerraformOutput(stack, 'token_url', { value: pool.tokenUrl });
    });
    expect(only(resource, 'aws_cognito_user_pool_domain')).toMatchObject({
      domain: 'auth.example.com',
      certificate_arn: certificateArn,
    });
    expect(output).toEqual({
      token_url: {
        value: 'https://${aws_cognito_user_pool_domain.user-pool_domain_B4026A3C.domain}/oauth2/token',
      },
    });
  });

  const prefixes = '1-63 lower-case letters, digits and hyphens, with no hyphen first or last';
  const names = '1-128 letters, digits, white space and _+=,.@-';
  it.each<[object, string]>([
    [{ userPoolName: '' }, `stack/user-pool: userPoolName "" is empty; allowed are ${names}`],
    [{ userPoolName: 'a/b' }, `stack/user-pool: userPoolName "a/b" contains "/"; allowed are ${names}`],
    [
      { userPoolName: 'x'.repeat(129) },
      `stack/user-pool: userPoolName "${'x'.repeat(129)}" has 129 characters; allowed are ${names}`,
    ],
    [
      { domain: { prefix: 'My' } },
      `stack/user-pool/domain: prefix "My" contains "M"; allowed are ${prefixes}`,
    ],
    [
      { domain: { prefix: '-a' } },
      `stack/user-pool/domain: prefix "-a" has another form; allowed are ${prefixes}`,
    ],
    [
      { domain: { prefix: 'a-' } },
      `stack/user-pool/domain: prefix "a-" has another form; allowed are ${prefixes}`,
    ],
    [{ domain: { prefix: '' } }, `stack/user-pool/domain: prefix "" is empty; allowed are ${prefixes}`],
    [
      { domain: { prefix: 'x'.repeat(64) } },
      `stack/user-pool/domain: prefix "${'x'.repeat(64)}" has 64 characters; allowed are ${prefixes}`,
    ],
    [
      { domain: { prefix: 'my-aws-api' } },
      'stack/user-pool/domain: prefix "my-aws-api" contains "aws", which Cognito reserves; choose one without aws, amazon, cognito',
    ],
    [
      { domain: { prefix: 'cognito1' } },
      'stack/user-pool/domain: prefix "cognito1" contains "cognito", which Cognito reserves; choose one without aws, amazon, cognito',
    ],
    [{ domain: {} }, 'stack/user-pool/domain: domain has neither of prefix and domainName; give exactly one'],
    [
      { domain: undefined },
      'stack/user-pool/domain: domain has neither of prefix and domainName; give exactly one',
    ],
    [
      { domain: { prefix: 'a', domainName: 'a.example', certificateArn } },
      'stack/user-pool/domain: domain has both of prefix and domainName; give exactly one',
    ],
    [
      { domain: { domainName: 'https://a.b', certificateArn } },
      'stack/user-pool/domain: domainName "https://a.b" contains ":"; allowed are lower-case host names such as auth.example.com',
    ],
    [
      { domain: { domainName: 'localhost', certificateArn } },
      'stack/user-pool/domain: domainName "localhost" has another form; allowed are lower-case host names such as auth.example.com',
    ],
    [
      {
        domain: { domainName: 'a.example', certificateArn: certificateArn.replace('us-east-1', 'eu-west-1') },
      },
      'stack/user-pool/domain: certificateArn "arn:aws:acm:eu-west-1:111122223333:certificate/0d1e" has another form; allowed are ARNs of ACM certificates in us-east-1',
    ],
  ])('fails when given %j', (changed, message) => {
    expect(refused(changed)).toBe(message);
  });

  it.each<[object]>([
    [{ userPoolName: laterText() }],
    [{ domain: { prefix: laterText() } }],
    [{ domain: { domainName: laterText(), certificateArn: laterText() } }],
    [{ domain: { prefix: 'a' } }],
    [{ domain: { prefix: '0'.repeat(63) } }],
  ])('accepts an unresolved token and what is just allowed: case %#', (changed) => {
    expect(refused(changed)).toBe('accepted');
  });
});
