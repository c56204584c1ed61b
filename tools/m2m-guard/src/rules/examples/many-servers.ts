import { change, type Change } from './change';

/** Resource servers of the user pool of the workspace. */
export function manyServers(count: number): Change {
  return change('api', 'aws_cognito_resource_server.many', {
    count,
    identifier: 'many-${count.index}',
    name: 'many-${count.index}',
    user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
  });
}
