import { change } from './examples/change';
import { goodHttpApi } from './examples/good-http-api';
import { rule } from './rule';

/** Of one route of an HTTP API. AWS does not raise it. */
const mostScopes = 10;

const many = Array.from({ length: mostScopes + 1 }, (_none, index) => `read${index}`);

const manyDeclared = [
  ...goodHttpApi,
  change('api', 'aws_cognito_resource_server.orders', {
    scope: ['read', 'write', ...many].map((scope) => ({ scope_name: scope, scope_description: scope })),
  }),
];

export const routeScopesLimit = rule({
  id: 'route-scopes-limit',
  severity: 'error',
  what: 'route of an HTTP API with more scopes than AWS takes',
  why: 'AWS takes 10 scopes per route of an HTTP API and does not raise that. The apply fails when it comes to the route.',
  source: 'AWS API Gateway: quotas of HTTP APIs',
  fix: 'demand one scope that all of these callers have; any one of a route is enough',
  violations: ({ routes }) =>
    routes
      .filter(({ kind, oauthScopes }) => kind === 'http' && oauthScopes.known.length > mostScopes)
      .map((route) => ({
        place: route,
        message: `route ${route.method} ${route.path} names ${route.oauthScopes.known.length} scopes; AWS takes ${mostScopes} at most`,
      })),
  examples: {
    fires: [
      [
        ...manyDeclared,
        change('api', 'aws_apigatewayv2_route.get', {
          authorization_scopes: many.map((scope) => `orders/${scope}`),
        }),
      ],
    ],
    doesNotFire: [
      [
        ...manyDeclared,
        change('api', 'aws_apigatewayv2_route.get', {
          authorization_scopes: many.slice(1).map((scope) => `orders/${scope}`),
        }),
      ],
    ],
  },
});
