import type { Route } from '../model';
import { change } from './examples/change';
import { protectedMethod } from './examples/good-workspace';
import { rule } from './rule';

export const openRoute = rule({
  id: 'open-route',
  severity: 'error',
  what: 'route that anybody may call',
  why: 'Without authorization API Gateway hands every request to the integration. An authorizer on the API protects only the routes that name it.',
  source: 'AWS API Gateway: authorizationType NONE; data-plane cases of the local gate',
  fix: 'set authorization, authorizer_id and authorization_scopes on the route; only a preflight (OPTIONS) may be open',
  violations: ({ routes }) =>
    routes
      .filter((route) => isOpen(route) && !isPreflight(route))
      .map((route) => ({ place: route, message: describe(route) })),
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
    ],
    doesNotFire: [
      [
        change('api', 'aws_api_gateway_method.preflight', {
          ...protectedMethod,
          http_method: 'OPTIONS',
          authorization: 'NONE',
          authorizer_id: undefined,
        }),
        change('api', 'aws_api_gateway_integration.preflight', {
          rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
          resource_id: '${aws_api_gateway_resource.orders.id}',
          http_method: 'OPTIONS',
          type: 'MOCK',
        }),
      ],
    ],
  },
});

/** AWS refuses a Cognito method without authorizer on apply; until then nobody can say what it protects. */
function isOpen({ authorization, authorizer }: Route): boolean {
  return (
    authorization === 'NONE' ||
    ((authorization === 'COGNITO_USER_POOLS' || authorization === 'JWT') && authorizer === undefined)
  );
}

function isPreflight({ method, authorization }: Route): boolean {
  return method === 'OPTIONS' && authorization === 'NONE';
}

function describe({ method, path, authorization }: Route): string {
  return authorization === 'NONE'
    ? `route ${method} ${path} has no authorization, so anybody may call it`
    : `route ${method} ${path} has the authorization ${authorization} and no authorizer`;
}
