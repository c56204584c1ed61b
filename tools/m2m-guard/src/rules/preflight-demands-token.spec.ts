import { messagesIn } from '../spec-support/findings-in';
import { preflightDemandsToken } from './preflight-demands-token';

const [rest = [], , http = [], caught = []] = preflightDemandsToken.examples.fires;

it('fails when a REST API wants a token of a preflight', () => {
  expect(messagesIn(...rest)).toEqual([
    'preflight-demands-token aws_api_gateway_method.preflight: route OPTIONS /orders has the authorization COGNITO_USER_POOLS, but a preflight carries no token; its authorization must be NONE',
  ]);
});

it('fails when an HTTP API without CORS wants one', () => {
  expect(messagesIn(...http)).toEqual([
    'preflight-demands-token aws_apigatewayv2_route.preflight: route OPTIONS /orders has the authorization JWT and its API has no cors_configuration, but a preflight carries no token; its authorization must be NONE',
  ]);
});

it('fails when the $default route of an HTTP API with CORS catches the preflight', () => {
  expect(messagesIn(...caught)).toEqual([
    'preflight-demands-token aws_apigatewayv2_route.get: route $default has the authorization JWT and catches OPTIONS as well, but a preflight carries no token; an OPTIONS /{proxy+} route without authorization is missing',
  ]);
});
