/** A browser sends no token with a preflight, so no page can ever call the API. */
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersApi, ordersFunction, ordersServer } from '../orders';

export const preflightDemandsToken: Mistake = {
  number: 17,
  rule: 'preflight-demands-token',
  title: 'preflight that demands a token',
  differsIn: 'orders: aws_api_gateway_method.preflight',
  inTerraformsWords: /authoriz|OPTIONS/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const read = ordersServer(stack, userPool).oauthScope('read');
      const api = ordersApi(stack, userPool);
      // @ts-expect-error OPTIONS is no method of a route
      api.addRoute('OPTIONS', '/orders', ordersFunction, { oauthScopes: [read] });
    },
    outcome: {
      throws:
        'stack/api: method "OPTIONS" cannot be a route, because a preflight carries no token; set the cors option instead',
    },
  },
};
