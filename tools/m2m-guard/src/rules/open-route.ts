import { labelOf, type Authorizer, type Model, type Route } from '../model';
import { change } from './examples/change';
import { goodHttpApi, protectedRoute } from './examples/good-http-api';
import { withRoute } from './examples/with-route';
import { rule } from './rule';

export const openRoute = rule({
  id: 'open-route',
  severity: 'error',
  what: 'route that anybody may call, or whose authorizer is not there',
  why: 'Without authorization API Gateway hands every request to the integration. An authorizer on the API protects only the routes that name it.',
  source:
    'AWS API Gateway: authorizationType and authorizerId of PutMethod and CreateRoute; data-plane cases of the local gate',
  fix: 'set authorization, authorizer_id and authorization_scopes on the route; only a preflight (OPTIONS) may be open',
  violations: ({ routes, authorizers, apis }) =>
    routes.flatMap((route) => {
      const message = isPreflight(route) ? undefined : fault(route, authorizers, apis);
      return message === undefined ? [] : [{ place: route, message }];
    }),
  examples: {
    fires: [
      [
        change('api', 'aws_api_gateway_method.get', {
          authorization: 'NONE',
          authorizer_id: undefined,
          authorization_scopes: undefined,
        }),
      ],
      [change('api', 'aws_api_gateway_method.get', { authorizer_id: undefined })],
      [change('api', 'aws_api_gateway_method.get', { authorizer_id: 'abc123' })],
      [
        change('api', 'aws_api_gateway_method.get', {
          authorizer_id: '${aws_api_gateway_rest_api.orders.id}',
        }),
      ],
      withRoute('any', {
        resource_id: '${aws_api_gateway_rest_api.orders.root_resource_id}',
        http_method: 'ANY',
        authorization: 'NONE',
        authorizer_id: undefined,
      }),
      [
        change('api', 'aws_api_gateway_rest_api.billing', { name: 'billing' }),
        change('api', 'aws_api_gateway_authorizer.cognito', {
          rest_api_id: '${aws_api_gateway_rest_api.billing.id}',
        }),
      ],
      [
        ...goodHttpApi,
        change('api', 'aws_apigatewayv2_route.get', {
          authorization_type: undefined,
          authorizer_id: undefined,
          authorization_scopes: undefined,
        }),
      ],
      [
        ...goodHttpApi,
        change('api', 'aws_apigatewayv2_api.quick', {
          name: 'quick',
          protocol_type: 'HTTP',
          target: '${aws_lambda_function.orders.arn}',
        }),
      ],
      [
        change('api', 'aws_lambda_function_url.orders', {
          function_name: '${aws_lambda_function.orders.function_name}',
          authorization_type: 'NONE',
        }),
      ],
    ],
    doesNotFire: [
      withRoute('preflight', { http_method: 'OPTIONS', authorization: 'NONE', authorizer_id: undefined }),
      [
        ...goodHttpApi,
        change('api', 'aws_apigatewayv2_route.preflight', {
          api_id: protectedRoute.api_id,
          target: protectedRoute.target,
          route_key: 'OPTIONS /{proxy+}',
        }),
      ],
      [
        change('api', 'aws_lambda_function_url.orders', {
          function_name: '${aws_lambda_function.orders.function_name}',
          authorization_type: 'AWS_IAM',
        }),
      ],
      [change('api', 'aws_api_gateway_method.get', { authorizer_id: '${var.authorizer}' })],
    ],
  },
});

/** @returns undefined when the route has an authorization that this rule has nothing against */
function fault(route: Route, authorizers: readonly Authorizer[], apis: Model['apis']): string | undefined {
  const name = `route ${route.method} ${route.path}`;
  if (route.authorization === 'NONE') return `${name} has no authorization, so anybody may call it`;
  // AWS refuses these on apply; until then nobody can say what they protect.
  if (route.authorization !== 'COGNITO_USER_POOLS' && route.authorization !== 'JWT') return undefined;
  const has = `${name} has the authorization ${route.authorization}`;
  if (route.authorizerGiven === 'absent') return `${has} and no authorizer`;
  if (route.authorizerGiven === 'elsewhere') {
    return `${has}, but its authorizer ${JSON.stringify(route.authorizer)} is no authorizer of the checked stacks, so nothing says whom it lets in`;
  }
  const authorizer = authorizers.find((one) => one.authorizer === route.authorizer);
  if (authorizer?.api === undefined || route.api === undefined || authorizer.api === route.api) {
    return undefined;
  }
  const [its, other] = [route.api, authorizer.api].map((key) => {
    const api = apis.find((one) => one.api === key);
    return api === undefined ? JSON.stringify(key) : labelOf(api);
  });
  return `${has}, but its authorizer is one of ${other ?? ''}; the route belongs to ${its ?? ''}`;
}

function isPreflight({ method, authorization }: Route): boolean {
  return method === 'OPTIONS' && authorization === 'NONE';
}
