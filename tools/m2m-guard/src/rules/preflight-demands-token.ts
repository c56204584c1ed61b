import type { Model, Route } from '../model';
import { change } from './examples/change';
import { goodHttpApi, protectedRoute } from './examples/good-http-api';
import { withRoute } from './examples/with-route';
import { rule } from './rule';

const withToken = change('api', 'aws_apigatewayv2_route.preflight', {
  ...protectedRoute,
  route_key: 'OPTIONS /orders',
  authorization_scopes: ['orders/read'],
});
const answersByItself = change('api', 'aws_apigatewayv2_api.orders', {
  cors_configuration: [{ allow_origins: ['*'] }],
});
const catchesAll = change('api', 'aws_apigatewayv2_route.get', { route_key: '$default' });

export const preflightDemandsToken = rule({
  id: 'preflight-demands-token',
  severity: 'error',
  what: 'preflight that demands a token',
  why: 'A browser asks by OPTIONS, without a token, before it sends a request to another origin. When the answer is 401, no page can call the API.',
  source: 'Fetch standard: CORS-preflight request; AWS API Gateway: CORS for REST APIs and HTTP APIs',
  fix: 'set authorization = "NONE" on the OPTIONS method of a REST API; give an HTTP API a cors_configuration, and beside a $default route with an authorizer an OPTIONS /{proxy+} route without one',
  violations: ({ routes, apis }) =>
    routes.flatMap((route) => {
      const message = demand(route, routes, apis);
      return message === undefined ? [] : [{ place: route, message }];
    }),
  examples: {
    fires: [
      withRoute('preflight', { http_method: 'OPTIONS', authorization_scopes: ['orders/read'] }),
      withRoute('preflight', { http_method: 'OPTIONS' }),
      [...goodHttpApi, withToken],
      [...goodHttpApi, answersByItself, catchesAll, change('api', 'aws_apigatewayv2_route.post', undefined)],
    ],
    doesNotFire: [
      withRoute('preflight', { http_method: 'OPTIONS', authorization: 'NONE', authorizer_id: undefined }),
      [...goodHttpApi, answersByItself, withToken],
      [
        ...goodHttpApi,
        answersByItself,
        catchesAll,
        change('api', 'aws_apigatewayv2_route.preflight', {
          api_id: protectedRoute.api_id,
          target: protectedRoute.target,
          route_key: 'OPTIONS /{proxy+}',
        }),
      ],
    ],
  },
});

function demand(route: Route, routes: readonly Route[], apis: Model['apis']): string | undefined {
  const { method, path, authorization, api, kind } = route;
  if (authorization === 'NONE' || authorization === 'other') return undefined;
  const answersPreflight = apis.some((one) => one.api === api && one.answersPreflight);
  if (method === 'OPTIONS' && !answersPreflight) {
    const isHttp = kind === 'http' ? ' and its API has no cors_configuration' : '';
    return `route OPTIONS ${path} has the authorization ${authorization}${isHttp}, but a preflight carries no token; its authorization must be NONE`;
  }
  if (path === '$default' && answersPreflight && !routes.some((other) => isOpenPreflight(other, route))) {
    return `route $default has the authorization ${authorization} and catches OPTIONS as well, but a preflight carries no token; an OPTIONS /{proxy+} route without authorization is missing`;
  }
  return undefined;
}

function isOpenPreflight({ method, authorization, api }: Route, route: Route): boolean {
  return api === route.api && method === 'OPTIONS' && authorization === 'NONE';
}
