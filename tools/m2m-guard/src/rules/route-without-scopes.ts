import { change } from './examples/change';
import { rule } from './rule';

export const routeWithoutScopes = rule({
  id: 'route-without-scopes',
  severity: 'error',
  what: 'route with a Cognito authorizer and without scopes',
  why: 'Without scopes API Gateway wants an ID token, which belongs to a person. Every access token of a machine gets 401.',
  source:
    'AWS API Gateway: authorizationScopes of PutMethod; "Integrate a REST API with an Amazon Cognito user pool"',
  fix: 'set authorization_scopes to the scopes of which a caller needs any',
  violations: ({ routes }) =>
    routes
      .filter(
        ({ authorization, oauthScopes, method }) =>
          authorization === 'COGNITO_USER_POOLS' &&
          oauthScopes.complete &&
          oauthScopes.known.length === 0 &&
          // That one must demand no token at all.
          method !== 'OPTIONS',
      )
      .map((route) => ({
        place: route,
        message: `route ${route.method} ${route.path} demands no scope, so the token of every machine gets 401; at least one scope is needed`,
      })),
  examples: {
    fires: [
      [change('api', 'aws_api_gateway_method.get', { authorization_scopes: undefined })],
      [change('api', 'aws_api_gateway_method.get', { authorization_scopes: [] })],
      [change('api', 'aws_api_gateway_method.get', { authorization_scopes: null })],
    ],
    doesNotFire: [
      [change('api', 'aws_api_gateway_method.get', { authorization_scopes: ['orders/write'] })],
      [change('api', 'aws_api_gateway_method.get', { authorization_scopes: '${var.scopes}' })],
    ],
  },
});
