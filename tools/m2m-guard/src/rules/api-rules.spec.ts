/** Whole messages of the rules about authorizers, permissions and quotas of APIs. */
import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';
import { goodHttpApi, jwtConfiguration } from './examples/good-http-api';
import { manyAuthorizers, manyResources } from './examples/many-parts';

describe('an authorizer', () => {
  const restApi = (attributes: object) =>
    messagesIn(change('api', 'aws_api_gateway_authorizer.cognito', { ...attributes }));

  it('fails when it validates the audience', () => {
    expect(restApi({ identity_validation_expression: '^orders$' })).toEqual([
      'validation-expression aws_api_gateway_authorizer.cognito: authorizer has an identity_validation_expression, which is matched against the claim "aud"; tokens of machines have none',
    ]);
  });

  it('fails when it reads another header', () => {
    expect(restApi({ identity_source: 'method.request.header.X-Token' })).toEqual([
      'identity-source aws_api_gateway_authorizer.cognito: authorizer reads the token from method.request.header.X-Token; callers send it in the Authorization header: method.request.header.Authorization',
    ]);
  });

  it('fails when an HTTP API is not told where the token is', () => {
    expect(
      messagesIn(
        ...goodHttpApi,
        change('api', 'aws_apigatewayv2_authorizer.jwt', { identity_sources: undefined }),
      ),
    ).toEqual([
      'identity-source aws_apigatewayv2_authorizer.jwt: authorizer reads the token from nowhere; callers send it in the Authorization header: $request.header.Authorization',
    ]);
  });
});

describe('the audience of a JWT authorizer', () => {
  const listing = (audience: readonly string[]) =>
    messagesIn(
      ...goodHttpApi,
      change('api', 'aws_apigatewayv2_authorizer.jwt', {
        jwt_configuration: { issuer: jwtConfiguration.issuer, audience },
      }),
    );
  const rule = 'http-api-audiences aws_apigatewayv2_authorizer.jwt: authorizer lists';

  it('fails when there is none', () => {
    expect(listing([])).toEqual([
      `${rule} no audience, and AWS requires one of a JWT authorizer; list the ids of its clients`,
    ]);
  });

  it('fails when there are too many', () => {
    expect(listing(Array.from({ length: 51 }, (_none, index) => `client${index}`))).toEqual([
      `${rule} 51 audiences; AWS takes 50 at most`,
    ]);
  });

  it.each([
    ['https://orders.example.com', '"https://orders.example.com", which is no id of a client'],
    ['orders', '"orders", which is the identifier of a resource server'],
    ['reader', '"reader", which is the name of a client'],
    ['${aws_apigatewayv2_api.orders.id}', 'aws_apigatewayv2_api.orders.id, which is no id of a client'],
  ])('fails when it is %s', (audience, shown) => {
    expect(listing([audience])).toEqual([
      `${rule} the audience ${shown}; tokens of machines are known by the id of their client`,
    ]);
  });
});

describe('a permission to invoke the function', () => {
  const permitting = (attributes: object) =>
    messagesIn(change('api', 'aws_lambda_permission.orders', { ...attributes }));
  const rule = 'invoke-permission aws_lambda_permission.orders: permission has';

  it.each([
    [{ principal: '*' }, 'the principal "*", so anybody may invoke the function'],
    [{ source_arn: undefined }, 'no source_arn, so any API of any account may invoke the function'],
    [
      { source_arn: undefined, source_account: '123456789012' },
      'no source_arn, so any API of the account may invoke the function',
    ],
    [
      { source_arn: 'arn:aws:execute-api:eu-west-1:123456789012:*/dev' },
      'the source_arn "arn:aws:execute-api:eu-west-1:123456789012:*/dev", which names no API, so any of them may invoke the function',
    ],
  ])('fails when it is %j', (attributes, message) => {
    expect(permitting(attributes)).toEqual([`${rule} ${message}`]);
  });
});

describe('the quota of an API', () => {
  const api = 'aws_api_gateway_rest_api.orders: API has';

  it('fails when there are more resources or authorizers', () => {
    expect(messagesIn(manyResources(300), manyAuthorizers(10))).toEqual([
      `api-limits ${api} 11 authorizers; allowed are 10 until AWS raises it`,
      `api-limits ${api} 301 resources; allowed are 300 until AWS raises it`,
    ]);
  });

  it('is told from 80 % on', () => {
    expect(messagesIn(manyResources(239), manyAuthorizers(7))).toEqual([
      `api-quota ${api} 8 authorizers, 80 % of the 10 that are allowed until AWS raises it`,
      `api-quota ${api} 240 resources, 80 % of the 300 that are allowed until AWS raises it`,
    ]);
  });
});
