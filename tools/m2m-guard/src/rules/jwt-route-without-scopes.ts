import { change } from './examples/change';
import { goodHttpApi } from './examples/good-http-api';
import { rule } from './rule';

export const jwtRouteWithoutScopes = rule({
  id: 'jwt-route-without-scopes',
  severity: 'error',
  what: 'route with a JWT authorizer and without scopes',
  why: 'An HTTP API asks for a scope only when the route names one. Every client in the audience of the authorizer gets through, whatever it may do elsewhere.',
  source: 'AWS API Gateway: "Control access to HTTP APIs with JWT authorizers"',
  fix: 'set authorization_scopes to the scopes of which a caller needs any',
  violations: ({ routes, authorizers }) =>
    routes
      .filter(
        ({ authorization, oauthScopes }) =>
          authorization === 'JWT' && oauthScopes.complete && oauthScopes.known.length === 0,
      )
      .map((route) => {
        const clients = authorizers.find(({ authorizer }) => authorizer === route.authorizer)?.audiences
          .length;
        const who = clients === undefined ? 'every client' : `each of the ${clients} clients`;
        return {
          place: route,
          message: `route ${route.method} ${route.path} demands no scope, so ${who} in the audience of its authorizer may call it; at least one scope is needed`,
        };
      }),
  examples: {
    fires: [
      [...goodHttpApi, change('api', 'aws_apigatewayv2_route.get', { authorization_scopes: undefined })],
      [...goodHttpApi, change('api', 'aws_apigatewayv2_route.get', { authorization_scopes: [] })],
    ],
    doesNotFire: [
      goodHttpApi,
      [
        ...goodHttpApi,
        change('api', 'aws_apigatewayv2_route.get', { authorization_scopes: '${var.scopes}' }),
      ],
    ],
  },
});
