/**
 * The good workspace with an HTTP API in the place of its REST API: changes after which it still breaks no rule, and of which
 * examples about HTTP APIs are changes in turn.
 */
import { change, type Change } from './change';

const httpApi = '${aws_apigatewayv2_api.orders.id}';

export const protectedRoute = {
  api_id: httpApi,
  authorization_type: 'JWT',
  authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
  target: 'integrations/${aws_apigatewayv2_integration.orders.id}',
};

export const jwtConfiguration = {
  issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/${data.aws_ssm_parameter.pool_id.insecure_value}',
  audience: ['${aws_cognito_user_pool_client.reader.id}', '${aws_cognito_user_pool_client.writer.id}'],
};

const restApi = [
  'aws_api_gateway_rest_api.orders',
  'aws_api_gateway_authorizer.cognito',
  'aws_api_gateway_resource.orders',
  'aws_api_gateway_method.get',
  'aws_api_gateway_method.post',
  'aws_api_gateway_integration.get',
  'aws_api_gateway_integration.post',
  'aws_api_gateway_deployment.orders',
  'aws_api_gateway_stage.dev',
].map((address) => change('api', address, undefined));

export const goodHttpApi: readonly Change[] = [
  ...restApi,
  change('api', 'aws_apigatewayv2_api.orders', { name: 'orders', protocol_type: 'HTTP' }),
  change('api', 'aws_apigatewayv2_authorizer.jwt', {
    name: 'jwt',
    api_id: httpApi,
    authorizer_type: 'JWT',
    identity_sources: ['$request.header.Authorization'],
    jwt_configuration: [jwtConfiguration],
  }),
  change('api', 'aws_apigatewayv2_integration.orders', {
    api_id: httpApi,
    integration_type: 'AWS_PROXY',
    integration_uri: '${aws_lambda_function.orders.invoke_arn}',
    payload_format_version: '2.0',
  }),
  change('api', 'aws_apigatewayv2_route.get', {
    ...protectedRoute,
    route_key: 'GET /orders',
    authorization_scopes: ['orders/read'],
  }),
  change('api', 'aws_apigatewayv2_route.post', {
    ...protectedRoute,
    route_key: 'POST /orders',
    authorization_scopes: ['orders/write'],
  }),
  change('api', 'aws_apigatewayv2_stage.dev', {
    api_id: httpApi,
    name: '$default',
    auto_deploy: true,
    access_log_settings: {
      destination_arn: '${aws_cloudwatch_log_group.access.arn}',
      format: '{"requestId":"$context.requestId","status":"$context.status"}',
    },
  }),
  change('api', 'aws_lambda_permission.orders', {
    source_arn: '${aws_apigatewayv2_api.orders.execution_arn}/*/*/orders',
  }),
];
