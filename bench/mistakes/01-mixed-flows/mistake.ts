/** Cognito refuses a client with both flows, when it is applied. */
import { ClientCredentialsClient } from '@m2m/cognito-m2m';
import { blocksOf, type Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersServer } from '../orders';

export const mixedFlows: Mistake = {
  number: 1,
  rule: 'mixed-flows',
  title: 'client_credentials mixed with code or implicit',
  differsIn: 'orders: aws_cognito_user_pool_client.batch',
  inTerraformsWords: /flow/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const read = ordersServer(stack, userPool).oauthScope('read');
      new ClientCredentialsClient(stack, 'batch', {
        userPool,
        clientName: 'batch',
        oauthScopes: [read],
        // @ts-expect-error no such prop: the flow is always client_credentials
        allowedOauthFlows: ['client_credentials', 'code'],
      });
    },
    outcome: {
      hasMistake: ({ resource }) =>
        blocksOf(resource, 'aws_cognito_user_pool_client').some(
          ({ allowed_oauth_flows: flows }) => String(flows) !== 'client_credentials',
        ),
    },
  },
};
