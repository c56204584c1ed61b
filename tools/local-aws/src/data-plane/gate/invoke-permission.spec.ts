import type { PolicyStatement } from '../aws-reader/lambda-reader';
import { mayInvoke, sourceArnOf } from './invoke-permission';

const source = {
  region: 'eu-west-1',
  accountId: '123456789012',
  apiId: 'api1',
  stageName: 'dev',
  httpMethod: 'GET',
  resourcePath: '/orders/{id}',
};

const statement = (changes: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action: 'lambda:InvokeFunction',
  Principal: { Service: 'apigateway.amazonaws.com' },
  Resource: 'arn',
  ...changes,
});

const forArn = (arn: string) => [statement({ Condition: { ArnLike: { 'AWS:SourceArn': arn } } })];

describe('mayInvoke', () => {
  it('writes parameters and ANY as wildcards into the ARN of a route', () => {
    expect(sourceArnOf(source)).toBe('arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/orders/*');
    expect(sourceArnOf({ ...source, httpMethod: 'ANY', resourcePath: '/' })).toBe(
      'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/*/',
    );
  });

  it.each([
    'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/orders/*',
    'arn:aws:execute-api:eu-west-1:123456789012:api1/*/GET/orders/*',
    'arn:aws:execute-api:eu-west-1:123456789012:api1/*',
    'arn:aws:execute-api:*:*:api?/dev/*',
  ])('permits by source ARN %s', (arn) => {
    expect(mayInvoke(forArn(arn), source)).toBe(true);
  });

  it.each([
    'arn:aws:execute-api:eu-west-1:123456789012:api1/prod/*',
    'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/POST/orders/*',
    'arn:aws:execute-api:eu-west-1:123456789012:api1/dev/GET/orders',
    'arn:aws:execute-api:eu-west-1:123456789012:api11/*',
    'arn:aws:execute-api:us-east-1:123456789012:api1/*',
    'arn:aws:execute-api:eu-west-1:210987654321:api1/*',
    'arn:aws:execute-api:*',
    '*',
  ])('refuses by source ARN %s', (arn) => {
    expect(mayInvoke(forArn(arn), source)).toBe(false);
  });

  it('permits without a condition, and by source account', () => {
    expect(mayInvoke([statement()], source)).toBe(true);
    const account = { StringEquals: { 'AWS:SourceAccount': '123456789012' } };
    expect(mayInvoke([statement({ Condition: account })], source)).toBe(true);
  });

  it.each([
    ['no statement', []],
    ['another service', [statement({ Principal: { Service: 's3.amazonaws.com' } })]],
    ['another principal', [statement({ Principal: { AWS: '123456789012' } })]],
    ['another action', [statement({ Action: 'lambda:GetFunction' })]],
    [
      'another account',
      [statement({ Condition: { StringEquals: { 'AWS:SourceAccount': '210987654321' } } })],
    ],
    [
      'a condition nobody knows',
      [statement({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })],
    ],
    ['an operator nobody knows', [statement({ Condition: { Bool: { 'AWS:SourceArn': 'true' } } })]],
    ['a denial beside a permission', [statement(), statement({ Effect: 'Deny' })]],
  ])('refuses with %s', (_, statements) => {
    expect(mayInvoke(statements, source)).toBe(false);
  });
});
