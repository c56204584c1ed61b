/** The client-credentials grant needs a secret, and turning it on later replaces the client. */
import { ClientCredentialsClient } from '@m2m/cognito-m2m';
import { blocksOf, type Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersServer } from '../orders';

export const clientWithoutSecret: Mistake = {
  number: 2,
  rule: 'client-without-secret',
  title: 'M2M client without a secret',
  differsIn: 'orders: aws_cognito_user_pool_client.batch',
  inTerraformsWords: /secret/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const read = ordersServer(stack, userPool).oauthScope('read');
      new ClientCredentialsClient(stack, 'batch', {
        userPool,
        clientName: 'batch',
        oauthScopes: [read],
        // @ts-expect-error no such prop: there is always a secret
        generateSecret: false,
      });
    },
    outcome: {
      hasMistake: ({ resource }) =>
        blocksOf(resource, 'aws_cognito_user_pool_client').some(
          ({ generate_secret }) => generate_secret !== true,
        ),
    },
  },
};
