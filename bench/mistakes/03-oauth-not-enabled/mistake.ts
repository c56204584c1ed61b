/** Flows and scopes of a client count only with this switch on. */
import { ClientCredentialsClient } from '@m2m/cognito-m2m';
import { blocksOf, type Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersServer } from '../orders';

export const oauthNotEnabled: Mistake = {
  number: 3,
  rule: 'oauth-not-enabled',
  title: 'allowed_oauth_flows_user_pool_client not true',
  differsIn: 'orders: aws_cognito_user_pool_client.batch',
  inTerraformsWords: /allowed_oauth_flows_user_pool_client/,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const read = ordersServer(stack, userPool).oauthScope('read');
      new ClientCredentialsClient(stack, 'batch', {
        userPool,
        clientName: 'batch',
        oauthScopes: [read],
        // @ts-expect-error no such prop: it is always true
        allowedOauthFlowsUserPoolClient: false,
      });
    },
    outcome: {
      hasMistake: ({ resource }) =>
        blocksOf(resource, 'aws_cognito_user_pool_client').some(
          ({ allowed_oauth_flows_user_pool_client: enabled }) => enabled !== true,
        ),
    },
  },
};
