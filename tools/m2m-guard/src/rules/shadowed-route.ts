import type { Route } from '../model';
import { change } from './examples/change';
import { protectedMethod } from './examples/good-workspace';
import { greedyResource, withRoute } from './examples/with-route';
import { fallThrough, routeTables, type RouteTable } from './route-table';
import { rule, type Violation } from './rule';

export const shadowedRoute = rule({
  id: 'shadowed-route',
  severity: 'error',
  what: 'catch-all that answers for a protected path and demands less',
  why: 'The most specific route answers, but only for the methods that it takes. A request by another method for the same path goes to the next one that fits, which lets more callers in.',
  source:
    'AWS API Gateway: "Create routes for HTTP APIs"; for REST APIs measured by others and published, data-plane cases of the local gate',
  fix: 'demand at least the same scopes on the catch-all, or give the protected path an ANY method of its own',
  violations: ({ routes }) => routeTables(routes).flatMap(shadows),
  examples: {
    fires: [
      [
        greedyResource,
        ...withRoute('any', {
          resource_id: '${aws_api_gateway_resource.any.id}',
          http_method: 'ANY',
          authorization_scopes: ['orders/read', 'orders/write'],
        }),
      ],
      withRoute('any', { http_method: 'ANY', authorization_scopes: ['orders/read', 'orders/write'] }),
    ],
    doesNotFire: [
      [
        greedyResource,
        ...withRoute('any', {
          resource_id: '${aws_api_gateway_resource.any.id}',
          http_method: 'ANY',
          authorization_scopes: ['orders/write'],
        }),
      ],
      // A preflight of everything.
      [
        greedyResource,
        ...withRoute('any', {
          resource_id: '${aws_api_gateway_resource.any.id}',
          http_method: 'OPTIONS',
          authorization: 'NONE',
          authorizer_id: undefined,
        }),
      ],
      // Another part of the API.
      [
        change('api', 'aws_api_gateway_resource.public', {
          rest_api_id: protectedMethod.rest_api_id,
          parent_id: '${aws_api_gateway_rest_api.orders.root_resource_id}',
          path_part: 'public',
        }),
        change('api', 'aws_api_gateway_resource.any', {
          rest_api_id: protectedMethod.rest_api_id,
          parent_id: '${aws_api_gateway_resource.public.id}',
          path_part: '{proxy+}',
        }),
        ...withRoute('any', {
          resource_id: '${aws_api_gateway_resource.any.id}',
          http_method: 'ANY',
          authorization: 'NONE',
          authorizer_id: undefined,
        }),
      ],
    ],
  },
});

/** One per catch-all: the first request for a protected path that it lets through. */
function shadows(table: RouteTable): Violation[] {
  const found = new Map<Route, Violation>();
  for (const route of table.routes) {
    for (const { method, answeredBy } of fallThrough(route, table)) {
      if (found.has(answeredBy) || !demandsLess(answeredBy, route)) continue;
      found.set(answeredBy, {
        place: answeredBy,
        message: `route ${nameOf(answeredBy)} also answers ${method} ${route.path}, and demands ${demand(answeredBy)}; ${nameOf(route)} demands ${demand(route)}`,
      });
    }
  }
  return [...found.values()];
}

/** Whoever the protected route lets in gets through here as well, and others do too. */
function demandsLess(other: Route, route: Route): boolean {
  if (route.authorization === 'NONE' || route.authorization === 'other') return false;
  if (other.authorization === 'NONE') return true;
  if (other.authorization !== route.authorization) return false;
  const [wide, narrow] = [other.oauthScopes, route.oauthScopes];
  if (!wide.complete || !narrow.complete || narrow.known.length === 0) return false;
  if (wide.known.length === 0) return other.authorization === 'JWT';
  return (
    narrow.known.every((scope) => wide.known.includes(scope)) &&
    !wide.known.every((scope) => narrow.known.includes(scope))
  );
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

function demand({ authorization, oauthScopes }: Route): string {
  if (authorization === 'NONE') return 'nothing';
  if (oauthScopes.known.length === 0) return `a token (${authorization})`;
  return oauthScopes.known.length === 1
    ? (oauthScopes.known[0] ?? '')
    : `one of ${oauthScopes.known.join(', ')}`;
}
