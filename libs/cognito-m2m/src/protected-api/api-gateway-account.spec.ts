import { laterText, only, refusal, synthesized } from '../spec-support/synthesized-stack';
import { ApiGatewayAccount } from './api-gateway-account';

describe('ApiGatewayAccount', () => {
  const { resource } = synthesized((stack) => new ApiGatewayAccount(stack, 'account', { roleName: 'logs' }));

  it('gives API Gateway a role that may write logs, and takes it back when it goes', () => {
    expect(only(resource, 'aws_api_gateway_account')).toEqual({
      cloudwatch_role_arn: '${aws_iam_role.account_role_D805AAC5.arn}',
      reset_on_delete: true,
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\.account_log-policy_/)],
    });
    expect(JSON.parse(only(resource, 'aws_iam_role')['assume_role_policy'] as string)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    });
  });

  it('has the rights of the role replaced together with it', () => {
    expect(only(resource, 'aws_iam_role_policy')['role']).toBe('${aws_iam_role.account_role_D805AAC5.id}');
  });

  it('needs no policy of AWS, only its own', () => {
    expect(Object.keys(resource).sort()).toEqual([
      'aws_api_gateway_account',
      'aws_iam_role',
      'aws_iam_role_policy',
    ]);
  });

  it.each([
    ['a b', 'stack/account: roleName "a b" contains a space; allowed are 1-64 letters, digits and _+=,.@-'],
    [
      'x'.repeat(65),
      `stack/account: roleName "${'x'.repeat(65)}" has 65 characters; allowed are 1-64 letters, digits and _+=,.@-`,
    ],
    [laterText(), 'accepted'],
  ])('judges the role name %j', (roleName, expected) => {
    expect(refusal((stack) => new ApiGatewayAccount(stack, 'account', { roleName }))).toBe(expected);
  });
});
