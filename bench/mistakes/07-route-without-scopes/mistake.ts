/** Without scopes API Gateway wants an ID token, which no machine has: every call gets 401. */
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersApi, ordersFunction } from '../orders';

export const routeWithoutScopes: Mistake = {
  number: 7,
  rule: 'route-without-scopes',
  title: 'Cognito method without scopes',
  differsIn: 'orders: aws_api_gateway_method.read_orders',
  inTerraformsWords: /scope/i,
  attempt: {
    build: (stack) => {
      const api = ordersApi(stack, machinesPool(stack));
      // @ts-expect-error at least one scope
      api.addRoute('GET', '/orders', ordersFunction, { oauthScopes: [] });
    },
    outcome: {
      throws:
        'stack/api: route GET /orders demands no scope (received []); name its oauthScopes or give the API defaultOAuthScopes',
    },
  },
};
