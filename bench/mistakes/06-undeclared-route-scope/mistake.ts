/** No client can ever have the scope, so every call gets 401. */
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersApi, ordersFunction, ordersServer } from '../orders';

export const undeclaredRouteScope: Mistake = {
  number: 6,
  rule: 'undeclared-route-scope',
  title: 'route scope that no resource server declares',
  differsIn: 'orders: aws_api_gateway_method.read_orders',
  inTerraformsWords: /scope/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const server = ordersServer(stack, userPool);
      // @ts-expect-error the server declares read and write
      const reads = server.oauthScope('reads');
      ordersApi(stack, userPool).addRoute('GET', '/orders', ordersFunction, { oauthScopes: [reads] });
    },
    outcome: { throws: 'stack/orders: there is no scope "reads"; declared are read, write' },
  },
};
