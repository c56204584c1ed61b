import { TerraformOutput } from 'cdktf';
import { blocks, laterText, poolIn, refusal, synthesized } from '../spec-support/synthesized-stack';
import { ImportedUserPool } from './imported-user-pool';
import { PublishedContract } from './published-contract';

describe('the contract of a user pool', () => {
  const { resource } = synthesized((stack) => {
    new PublishedContract(stack, 'contract', { userPool: poolIn(stack), contract: 'auth-stack-dev' });
  });
  const { data, output } = synthesized((stack) => {
    const pool = ImportedUserPool.fromContract(stack, 'user-pool', 'auth-stack-dev');
    for (const attribute of ['userPoolId', 'userPoolArn', 'tokenUrl', 'issuer'] as const) {
      new TerraformOutput(stack, attribute, { value: pool[attribute] });
    }
  });
  const written = Object.values(blocks(resource, 'aws_ssm_parameter'));

  it('is published as parameters that everybody may read in a plan', () => {
    expect(written.map(({ name, type, insecure_value }) => ({ name, type, insecure_value }))).toEqual([
      {
        name: '/auth-stack-dev/CognitoUserPoolId',
        type: 'String',
        insecure_value: '${aws_cognito_user_pool.user-pool_38E431F2.id}',
      },
      {
        name: '/auth-stack-dev/CognitoUserPoolArn',
        type: 'String',
        insecure_value: '${aws_cognito_user_pool.user-pool_38E431F2.arn}',
      },
      {
        name: '/auth-stack-dev/CognitoTokenUrl',
        type: 'String',
        insecure_value:
          'https://${aws_cognito_user_pool_domain.user-pool_domain_B4026A3C.domain}.auth.eu-west-1.amazoncognito.com/oauth2/token',
      },
      {
        name: '/auth-stack-dev/CognitoIssuer',
        type: 'String',
        insecure_value:
          'https://cognito-idp.eu-west-1.amazonaws.com/${aws_cognito_user_pool.user-pool_38E431F2.id}',
      },
    ]);
  });

  it('is read under the names that it is published under', () => {
    const names = (found: Record<string, unknown>[]) => found.map(({ name }) => name).sort();
    expect(names(Object.values(blocks(data, 'aws_ssm_parameter')))).toEqual(names(written));
  });

  it('hides nothing on the side that reads it', () => {
    const parameter = (id: string) => ({
      value: `\${data.aws_ssm_parameter.user-pool_${id}.insecure_value}`,
    });
    expect(output).toEqual({
      userPoolId: parameter('CognitoUserPoolId_0BF16D00'),
      userPoolArn: parameter('CognitoUserPoolArn_AED27610'),
      tokenUrl: parameter('CognitoTokenUrl_42E0CB65'),
      issuer: parameter('CognitoIssuer_586B2FEB'),
    });
  });

  it.each([
    ['user_pool_id', 'CognitoUserPoolId', 'eu-west-1_aB3dE6gH9'],
    [
      'user_pool_arn',
      'CognitoUserPoolArn',
      'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_aB3dE6gH9',
    ],
    ['token_url', 'CognitoTokenUrl', 'https://m2m-dev.auth.eu-west-1.amazoncognito.com/oauth2/token'],
    ['issuer', 'CognitoIssuer', 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3dE6gH9'],
  ])('lets SSM check the %s', (_attribute, parameter, value) => {
    const found = written.find(({ name }) => name === `/auth-stack-dev/${parameter}`);
    const pattern = new RegExp(found?.['allowed_pattern'] as string);
    expect(pattern.test(value)).toBe(true);
    expect(pattern.test('')).toBe(false);
    expect(pattern.test(`${value} `)).toBe(false);
  });

  const levels = 'letters, digits and _.- in at most 14 levels, separated by single slashes';
  it.each([
    ['', `contract "" is empty; allowed are ${levels}`],
    ['/auth', `contract "/auth" has another form; allowed are ${levels}`],
    ['auth/', `contract "auth/" has another form; allowed are ${levels}`],
    ['a//b', `contract "a//b" has another form; allowed are ${levels}`],
    ['a b', `contract "a b" contains a space; allowed are ${levels}`],
    ['aws-auth', 'contract "aws-auth" starts with "aws", which SSM reserves; choose another name'],
    ['SSM', 'contract "SSM" starts with "SSM", which SSM reserves; choose another name'],
    [
      Array(15).fill('a').join('/'),
      `contract "${Array(15).fill('a').join('/')}" has 15 levels; allowed are 14`,
    ],
    ['x'.repeat(942), `contract "${'x'.repeat(942)}" has 942 characters; allowed are ${levels}`],
    [Array(14).fill('a').join('/'), undefined],
    ['x'.repeat(941), undefined],
    [laterText(), undefined],
  ])('judges the name %j alike on both sides', (contract, problem) => {
    const expected = (id: string) => (problem === undefined ? 'accepted' : `stack/${id}: ${problem}`);
    expect(refusal((stack) => new PublishedContract(stack, 'p', { userPool: poolIn(stack), contract }))).toBe(
      expected('p'),
    );
    expect(refusal((stack) => ImportedUserPool.fromContract(stack, 'i', contract))).toBe(expected('i'));
  });
});
