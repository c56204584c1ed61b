/** Whole messages of the rules about what stacks tell each other in SSM. */
import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';

const pool = '${aws_cognito_user_pool.main.id}';

it('fails when a name is read that is a letter off', () => {
  expect(
    messagesIn(change('api', 'data.aws_ssm_parameter.other', { name: '/auth/CognitoUserPoolID' })),
  ).toEqual([
    'unpublished-contract data.aws_ssm_parameter.other: parameter "/auth/CognitoUserPoolID" is read, and no checked stack publishes it; did you mean "/auth/CognitoUserPoolId", which auth publishes?',
  ]);
});

it('fails when the name of another stage is read', () => {
  expect(
    messagesIn(change('api', 'data.aws_ssm_parameter.other', { name: '/production/auth/CognitoUserPoolId' })),
  ).toEqual([
    'unpublished-contract data.aws_ssm_parameter.other: parameter "/production/auth/CognitoUserPoolId" is read, and no checked stack publishes it; did you mean "/auth/CognitoUserPoolId", which auth publishes?',
  ]);
});

it('fails when nothing like the name is published', () => {
  expect(messagesIn(change('api', 'data.aws_ssm_parameter.other', { name: '/network/vpc' }))).toEqual([
    'unpublished-contract data.aws_ssm_parameter.other: parameter "/network/vpc" is read, and no checked stack publishes it; check the stack that publishes it together with this one',
  ]);
});

it('fails when a name is published twice, in both places', () => {
  const parameter = { name: '/auth/CognitoTokenUrl', type: 'String', insecure_value: 'https://a.example' };
  expect(
    messagesIn(
      change('auth', 'aws_ssm_parameter.token_url', parameter),
      change('api', 'aws_ssm_parameter.mine', parameter),
    ),
  ).toEqual([
    'two-publishers aws_ssm_parameter.token_url: parameter "/auth/CognitoTokenUrl" is published by api (aws_ssm_parameter.mine) as well; one stack may publish a name, once',
    'two-publishers aws_ssm_parameter.mine: parameter "/auth/CognitoTokenUrl" is published by auth (aws_ssm_parameter.token_url) as well; one stack may publish a name, once',
  ]);
});

it('fails when a public id is published where plans hide it', () => {
  expect(
    messagesIn(change('auth', 'aws_ssm_parameter.pool_id', { insecure_value: undefined, value: pool })),
  ).toEqual([
    'contract-in-value aws_ssm_parameter.pool_id: parameter "/auth/CognitoUserPoolId" publishes a public value in "value", which plans hide; publish it in "insecure_value"',
  ]);
});

it('fails when a public id is published as a secret', () => {
  expect(messagesIn(change('auth', 'aws_ssm_parameter.pool_id', { type: 'SecureString' }))).toEqual([
    'contract-in-value aws_ssm_parameter.pool_id: parameter "/auth/CognitoUserPoolId" is a SecureString, but what it publishes is public; its type must be String',
  ]);
});

it('fails when a parameter is about to go that another stack reads', () => {
  expect(messagesIn(change('auth', 'aws_ssm_parameter.pool_arn', undefined))).toEqual([
    'orphan-read aws_ssm_parameter.pool_arn: parameter "/auth/CognitoUserPoolArn" is about to be removed, and api reads it in data.aws_ssm_parameter.pool_arn',
  ]);
});

it('fails when a parameter gets another name', () => {
  expect(messagesIn(change('auth', 'aws_ssm_parameter.pool_arn', { name: '/auth/CognitoPoolArn' }))).toEqual([
    'orphan-read aws_ssm_parameter.pool_arn: parameter "/auth/CognitoUserPoolArn" is about to be removed, and api reads it in data.aws_ssm_parameter.pool_arn',
  ]);
});

it('says nothing of a parameter that nobody reads any more', () => {
  expect(
    messagesIn(
      change('auth', 'aws_ssm_parameter.pool_arn', undefined),
      change('api', 'data.aws_ssm_parameter.pool_arn', undefined),
      change('api', 'aws_api_gateway_authorizer.cognito', {
        provider_arns: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abcdefghi'],
      }),
    ),
  ).toEqual([]);
});
