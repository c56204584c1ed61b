/** Changes that add a whole REST method: with its integration, and covered by the deployment. */
import { change, type Change } from './change';
import { protectedMethod } from './good-workspace';

/** @param attributes of the method, over those of a protected one of `/orders` */
export function withRoute(name: string, attributes: Readonly<Record<string, unknown>>): Change[] {
  const method = { ...protectedMethod, ...attributes };
  const covered = ['get', 'post', name].flatMap((route) => [
    `aws_api_gateway_method.${route}`,
    `aws_api_gateway_integration.${route}`,
  ]);
  return [
    change('api', `aws_api_gateway_method.${name}`, method),
    change('api', `aws_api_gateway_integration.${name}`, {
      rest_api_id: method.rest_api_id,
      resource_id: method.resource_id,
      http_method: `\${aws_api_gateway_method.${name}.http_method}`,
      type: 'AWS_PROXY',
      integration_http_method: 'POST',
      uri: '${aws_lambda_function.orders.invoke_arn}',
    }),
    change('api', 'aws_api_gateway_deployment.orders', {
      triggers: {
        all: `\${jsonencode([${['aws_api_gateway_authorizer.cognito', ...covered].join(', ')}])}`,
      },
    }),
  ];
}

/** A resource at the end of every path: `/{proxy+}`. */
export const greedyResource: Change = change('api', 'aws_api_gateway_resource.any', {
  rest_api_id: protectedMethod.rest_api_id,
  parent_id: '${aws_api_gateway_rest_api.orders.root_resource_id}',
  path_part: '{proxy+}',
});
