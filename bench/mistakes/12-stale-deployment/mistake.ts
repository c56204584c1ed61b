/** Ids stay when scopes or the authorizer change: the change is applied, and the old snapshot goes on. */
import { ProtectedRestApi } from '@m2m/cognito-m2m';
import { blocksOf, type Mistake } from '../../src/mistakes/mistake';
import { machinesPool, ordersFunction, ordersServer } from '../orders';

export const staleDeployment: Mistake = {
  number: 12,
  rule: 'stale-deployment',
  title: 'changed scopes or authorizer not redeployed',
  differsIn: 'orders: aws_api_gateway_deployment.orders',
  inTerraformsWords: /trigger|deployment/i,
  attempt: {
    build: (stack) => {
      const userPool = machinesPool(stack);
      const read = ordersServer(stack, userPool).oauthScope('read');
      const api = new ProtectedRestApi(stack, 'api', {
        apiName: 'orders',
        userPool,
        stageName: 'live',
        throttling: { requestsPerSecond: 10, burst: 20 },
        // @ts-expect-error no such prop: whatever belongs to the snapshot is a trigger
        triggers: { redeployment: 'never' },
      });
      api.addRoute('GET', '/orders', ordersFunction, { oauthScopes: [read] });
    },
    outcome: {
      hasMistake: ({ resource }) => {
        const triggers = JSON.stringify(
          blocksOf(resource, 'aws_api_gateway_deployment').map((deployment) => deployment['triggers']),
        );
        const [method] = Object.keys(resource['aws_api_gateway_method'] ?? {});
        const [authorizer] = Object.keys(resource['aws_api_gateway_authorizer'] ?? {});
        return [
          `aws_api_gateway_method.${String(method)}.authorization_scopes`,
          `aws_api_gateway_method.${String(method)}.authorizer_id`,
          `aws_api_gateway_authorizer.${String(authorizer)}.provider_arns`,
        ].some((attribute) => !triggers.includes(attribute));
      },
    },
  },
};
