import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';
import { goodHttpApi } from './examples/good-http-api';
import { greedyResource, withRoute } from './examples/with-route';

const rule = 'open-route aws_api_gateway_method.get';

it('fails when a route has no authorization', () => {
  expect(messagesIn(change('api', 'aws_api_gateway_method.get', { authorization: 'NONE' }))).toEqual([
    `${rule}: route GET /orders has no authorization, so anybody may call it`,
  ]);
});

it('fails when an authorization has no authorizer', () => {
  expect(messagesIn(change('api', 'aws_api_gateway_method.get', { authorizer_id: undefined }))).toEqual([
    `${rule}: route GET /orders has the authorization COGNITO_USER_POOLS and no authorizer`,
  ]);
});

it('fails when the authorizer is an id that no checked stack makes', () => {
  expect(messagesIn(change('api', 'aws_api_gateway_method.get', { authorizer_id: 'abc123' }))).toEqual([
    `${rule}: route GET /orders has the authorization COGNITO_USER_POOLS, but its authorizer "abc123" is no authorizer of the checked stacks, so nothing says whom it lets in`,
  ]);
});

it('fails when the authorizer is something else', () => {
  expect(
    messagesIn(
      change('api', 'aws_api_gateway_method.get', { authorizer_id: '${aws_lambda_function.orders.arn}' }),
    ),
  ).toEqual([
    `${rule}: route GET /orders has the authorization COGNITO_USER_POOLS, but its authorizer "aws_lambda_function.orders.arn" is no authorizer of the checked stacks, so nothing says whom it lets in`,
  ]);
});

it('fails when the authorizer is one of another API', () => {
  expect(
    messagesIn(
      change('api', 'aws_api_gateway_rest_api.billing', { name: 'billing' }),
      change('api', 'aws_api_gateway_authorizer.billing', {
        name: 'billing',
        rest_api_id: '${aws_api_gateway_rest_api.billing.id}',
        type: 'COGNITO_USER_POOLS',
        provider_arns: ['${data.aws_ssm_parameter.pool_arn.insecure_value}'],
      }),
      ...withRoute('get', { authorizer_id: '${aws_api_gateway_authorizer.billing.id}' }),
      change('api', 'aws_api_gateway_deployment.orders', {
        triggers: {
          all: '${jsonencode([aws_api_gateway_authorizer.billing, aws_api_gateway_authorizer.cognito, aws_api_gateway_method.get, aws_api_gateway_method.post, aws_api_gateway_integration.get, aws_api_gateway_integration.post])}',
        },
      }),
    ),
  ).toEqual([
    `${rule}: route GET /orders has the authorization COGNITO_USER_POOLS, but its authorizer is one of api/aws_api_gateway_rest_api.billing; the route belongs to api/aws_api_gateway_rest_api.orders`,
  ]);
});

it('fails when an authorizer stands beside a route that has none', () => {
  expect(
    messagesIn(
      ...goodHttpApi,
      change('api', 'aws_apigatewayv2_route.get', { authorization_type: undefined }),
    ),
  ).toEqual([
    'open-route aws_apigatewayv2_route.get: route GET /orders has no authorization, so anybody may call it',
  ]);
});

it('fails when an HTTP API is created with a target, which makes an open route', () => {
  expect(
    messagesIn(
      change('api', 'aws_apigatewayv2_api.quick', {
        name: 'quick',
        protocol_type: 'HTTP',
        target: '${aws_lambda_function.orders.arn}',
      }),
    ),
  ).toEqual([
    'open-route aws_apigatewayv2_api.quick: route ANY $default has no authorization, so anybody may call it',
  ]);
});

it('fails when a function has a URL of its own without authorization', () => {
  expect(
    messagesIn(
      change('api', 'aws_lambda_function_url.orders', {
        function_name: 'orders',
        authorization_type: 'NONE',
      }),
    ),
  ).toEqual([
    'open-route aws_lambda_function_url.orders: route ANY function URL has no authorization, so anybody may call it',
  ]);
});

it('fails when a catch-all is open, and says what it answers for', () => {
  expect(
    messagesIn(
      greedyResource,
      ...withRoute('any', {
        resource_id: '${aws_api_gateway_resource.any.id}',
        http_method: 'ANY',
        authorization: 'NONE',
        authorizer_id: undefined,
      }),
    ),
  ).toEqual([
    'open-route aws_api_gateway_method.any: route ANY /{proxy+} has no authorization, so anybody may call it',
    'shadowed-route aws_api_gateway_method.any: route ANY /{proxy+} also answers PUT /orders, and demands nothing; GET /orders demands orders/read',
  ]);
});
