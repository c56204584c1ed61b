import { change, type Change } from './change';

const restApi = '${aws_api_gateway_rest_api.orders.id}';

/** Resources of the REST API, beside the one that is there. */
export function manyResources(count: number): Change {
  return change('api', 'aws_api_gateway_resource.many', {
    count,
    rest_api_id: restApi,
    parent_id: '${aws_api_gateway_rest_api.orders.root_resource_id}',
    path_part: 'many-${count.index}',
  });
}

/** Authorizers of the REST API, beside the one that is there. */
export function manyAuthorizers(count: number): Change {
  return change('api', 'aws_api_gateway_authorizer.many', {
    count,
    name: 'many-${count.index}',
    rest_api_id: restApi,
    type: 'COGNITO_USER_POOLS',
    provider_arns: ['${data.aws_ssm_parameter.pool_arn.insecure_value}'],
  });
}
