/** Resource servers with as many scopes as a limit is about. */
import { change, type Change } from './change';

export function manyScopes(count: number): { scope_name: string; scope_description: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    scope_name: `scope-${(index + 1).toString()}`,
    scope_description: 'One of many',
  }));
}

export function withScopes(identifier: string, count: number): Change {
  return change('api', `aws_cognito_resource_server.${identifier}`, {
    identifier,
    name: identifier,
    user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
    scope: manyScopes(count),
  });
}
