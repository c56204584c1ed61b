import { messagesIn } from '../spec-support/findings-in';
import { change } from './examples/change';
import { goodHttpApi, protectedRoute } from './examples/good-http-api';
import { greedyResource, withRoute } from './examples/with-route';

const wide = { authorization_scopes: ['orders/read', 'orders/write'] };
const greedy = { resource_id: '${aws_api_gateway_resource.any.id}' };

it('fails when a greedy route takes a method that the exact path does not, for less', () => {
  expect(messagesIn(greedyResource, ...withRoute('any', { ...greedy, http_method: 'ANY', ...wide }))).toEqual(
    [
      'shadowed-route aws_api_gateway_method.any: route ANY /{proxy+} also answers PUT /orders, and demands one of orders/read, orders/write; GET /orders demands orders/read',
    ],
  );
});

it('fails when the greedy route takes that one method alone', () => {
  expect(
    messagesIn(greedyResource, ...withRoute('any', { ...greedy, http_method: 'DELETE', ...wide })),
  ).toEqual([
    'shadowed-route aws_api_gateway_method.any: route DELETE /{proxy+} also answers DELETE /orders, and demands one of orders/read, orders/write; GET /orders demands orders/read',
  ]);
});

it('fails when ANY of the same path demands less', () => {
  expect(messagesIn(...withRoute('any', { http_method: 'ANY', ...wide }))).toEqual([
    'shadowed-route aws_api_gateway_method.any: route ANY /orders also answers PUT /orders, and demands one of orders/read, orders/write; GET /orders demands orders/read',
  ]);
});

it('fails when the $default route of an HTTP API is open', () => {
  expect(
    messagesIn(
      ...goodHttpApi,
      change('api', 'aws_apigatewayv2_route.default', {
        api_id: protectedRoute.api_id,
        route_key: '$default',
        target: protectedRoute.target,
      }),
    ),
  ).toEqual([
    'open-route aws_apigatewayv2_route.default: route ANY $default has no authorization, so anybody may call it',
    'shadowed-route aws_apigatewayv2_route.default: route ANY $default also answers PUT /orders, and demands nothing; GET /orders demands orders/read',
  ]);
});

it('says nothing of a greedy route for a method that the exact path takes', () => {
  expect(messagesIn(greedyResource, ...withRoute('any', { ...greedy, http_method: 'GET', ...wide }))).toEqual(
    [],
  );
});

it('says nothing of a greedy route below the path, which does not answer for the path itself', () => {
  expect(
    messagesIn(
      change('api', 'aws_api_gateway_resource.any', {
        rest_api_id: '${aws_api_gateway_rest_api.orders.id}',
        parent_id: '${aws_api_gateway_resource.orders.id}',
        path_part: '{proxy+}',
      }),
      ...withRoute('any', { ...greedy, http_method: 'ANY', ...wide }),
    ),
  ).toEqual([]);
});

it('asks the more specific of two catch-alls', () => {
  expect(
    messagesIn(
      ...goodHttpApi,
      change('api', 'aws_apigatewayv2_route.any', {
        ...protectedRoute,
        route_key: 'ANY /{proxy+}',
        authorization_scopes: ['orders/write'],
      }),
      change('api', 'aws_apigatewayv2_route.default', {
        ...protectedRoute,
        route_key: '$default',
        ...wide,
      }),
    ),
  ).toEqual([]);
});
