/** The scopes look right, but a token of the other pool has an issuer that the authorizer never accepts. */
import { addApiOutputs, ClientCredentialsClient, ImportedUserPool } from '@m2m/cognito-m2m';
import type { Mistake } from '../../src/mistakes/mistake';
import { ordersApi, ordersServer } from '../orders';

export const foreignPool: Mistake = {
  number: 19,
  rule: 'foreign-pool',
  title: 'client of one pool used with an API of another',
  differsIn: 'orders: aws_cognito_user_pool_client.batch',
  inTerraformsWords: /pool/i,
  attempt: {
    build: (stack) => {
      const staff = ImportedUserPool.fromContract(stack, 'staff', 'auth/staff');
      const partners = ImportedUserPool.fromContract(stack, 'partners', 'auth/partners');
      const read = ordersServer(stack, partners).oauthScope('read');
      const batch = new ClientCredentialsClient(stack, 'batch', {
        userPool: partners,
        clientName: 'batch',
        oauthScopes: [read],
      });
      addApiOutputs(stack, { api: ordersApi(stack, staff), clients: { batch } });
    },
    outcome: {
      throws:
        'stack/batch: client "batch" is of user pool "auth/partners" and could never call stack/api, which accepts tokens of "auth/staff" alone; make the client in that pool',
    },
  },
};
