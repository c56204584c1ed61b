/** Whoever finds the URL may call it. */
import { blocksOf, type Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersApi, ordersFunction, ordersServer } from '../orders';

export const openRoute: Mistake = {
  number: 8,
  rule: 'open-route',
  title: 'method without authorizer: an open route',
  differsIn: 'orders: aws_api_gateway_method.read_orders',
  inTerraformsWords: /authoriz/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const read = ordersServer(stack, userPool).oauthScope('read');
      ordersApi(stack, userPool).addRoute('GET', '/orders', ordersFunction, {
        oauthScopes: [read],
        // @ts-expect-error no such prop: every route has the authorizer
        authorization: 'NONE',
      });
    },
    outcome: {
      hasMistake: ({ resource }) =>
        blocksOf(resource, 'aws_api_gateway_method').some(
          ({ authorization, authorizer_id }) =>
            authorization !== 'COGNITO_USER_POOLS' || authorizer_id === undefined,
        ),
    },
  },
};
