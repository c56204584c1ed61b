/** 90 was meant in minutes; 90 hours are more than the 24 that Cognito allows. */
import { ClientCredentialsClient } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersServer } from '../orders';

export const tokenValidity: Mistake = {
  number: 11,
  rule: 'token-validity',
  title: 'validity out of range, or in the wrong unit',
  differsIn: 'orders: aws_cognito_user_pool_client.batch',
  inTerraformsWords: /validity/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const read = ordersServer(stack, userPool).oauthScope('read');
      new ClientCredentialsClient(stack, 'batch', {
        userPool,
        clientName: 'batch',
        oauthScopes: [read],
        accessTokenValidityMinutes: 90 * 60,
      });
    },
    outcome: {
      throws: 'stack/batch: accessTokenValidityMinutes 5400 is too large; allowed are 5-1440 minutes',
    },
  },
};
