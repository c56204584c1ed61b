/** The API that the mistakes are tried on: orders, which machines may read and write. */
import {
  ProtectedRestApi,
  type IUserPool,
  ResourceServer,
  type RouteFunction,
  UserPool,
} from '@m2m/cognito-m2m';
import type { TerraformStack } from 'cdktf';

export function machinesPool(stack: TerraformStack): UserPool {
  return new UserPool(stack, 'machines', {
    userPoolName: 'machines',
    region: 'eu-west-1',
    domain: { prefix: 'orders-machines' },
    deletionProtection: true,
  });
}

export function ordersServer(
  stack: TerraformStack,
  userPool: IUserPool,
  id = 'orders',
): ResourceServer<'read' | 'write'> {
  const scopes = { read: 'Read orders', write: 'Place orders' };
  return new ResourceServer(stack, id, { userPool, identifier: 'orders', scopes });
}

export function ordersApi(stack: TerraformStack, userPool: IUserPool): ProtectedRestApi {
  return new ProtectedRestApi(stack, 'api', {
    apiName: 'orders',
    userPool,
    stageName: 'live',
    throttling: { requestsPerSecond: 10, burst: 20 },
  });
}

export const ordersFunction: RouteFunction = {
  functionName: 'orders',
  invokeArn:
    'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations',
};
