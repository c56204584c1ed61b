import { blockFixture } from '../documents/block-fixture';
import { Attribute, Composed, Unclear, type Value } from '../documents/value';
import { Identities } from './identities';

const id = 'eu-west-1_Abc123';
const pool = blockFixture('aws_cognito_user_pool', 'main');
const deployed = blockFixture('aws_cognito_user_pool', 'main', { id });
const api = blockFixture('aws_api_gateway_rest_api', 'api', { id: 'abc' });
const data = (type: string, attributes: Readonly<Record<string, Value>>) =>
  blockFixture(type, 'it', attributes, { mode: 'data', address: `data.${type}.it` });
const identities = new Identities([pool, deployed, api]);

describe('a user pool', () => {
  it.each<[string, Value]>([
    ['its id', id],
    ['its ARN', `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${id}`],
    ['its issuer', `https://cognito-idp.eu-west-1.amazonaws.com/${id}`],
    ['a reference to what is deployed', new Attribute(deployed, ['arn'])],
    ['a data source', new Attribute(data('aws_cognito_user_pool', { user_pool_id: id }), ['arn'])],
  ])('is the same by %s', (_what, value) => {
    expect(identities.poolOf(value)).toBe(`pool ${id}`);
  });

  it('is its block when it has no id yet, also inside of a text', () => {
    const reference = new Attribute(pool, ['id']);
    expect(identities.poolOf(reference)).toBe('stack:aws_cognito_user_pool.main');
    expect(identities.poolOf(new Composed(['https://x/', reference]))).toBe(
      'stack:aws_cognito_user_pool.main',
    );
  });

  it.each(['CognitoUserPoolId', 'CognitoUserPoolArn', 'CognitoIssuer'])(
    'is the contract that it is read from: %s',
    (name) => {
      const parameter = data('aws_ssm_parameter', { name: `/auth/${name}` });
      expect(identities.poolOf(new Attribute(parameter, ['insecure_value']))).toBe('parameter /auth/Cognito');
    },
  );

  it.each<[string, Value, string]>([
    ['another text', 'orders', 'it names no user pool'],
    ['a number', 5, 'it names no user pool'],
    ['a text without a pool', new Composed(['a', new Attribute(api, ['id'])]), 'it names no user pool'],
    ['another block', new Attribute(api, ['id']), 'it depends on aws_api_gateway_rest_api.api'],
  ])('cannot be told from %s', (_what, value, why) => {
    expect(identities.poolOf(value)).toEqual(new Unclear(why));
  });
});

it('finds a block by the id that AWS gave, of the types that are meant', () => {
  expect(identities.blockOf('abc', 'aws_apigatewayv2_api', 'aws_api_gateway_rest_api')).toBe(api);
  expect(identities.blockOf('abc', 'aws_apigatewayv2_api')).toBeUndefined();
  expect(identities.blockOf(new Attribute(api, ['id']), 'aws_apigatewayv2_api')).toBeUndefined();
});
