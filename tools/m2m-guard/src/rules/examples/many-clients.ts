import { change, type Change } from './change';
import { machineClient } from './good-workspace';

/** Clients of the user pool of the workspace. */
export function manyClients(count: number): Change {
  return change('api', 'aws_cognito_user_pool_client.many', {
    ...machineClient,
    count,
    name: 'many-${count.index}',
    allowed_oauth_scopes: ['orders/read'],
  });
}
