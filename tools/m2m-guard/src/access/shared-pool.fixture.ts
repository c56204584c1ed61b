/** Two APIs that share a user pool: that of the rules' examples, and reports, whose client reaches orders as well. */
import { openDocuments } from '../documents';
import { buildModel, type Model } from '../model';
import { changed, type Change, type StackJson } from '../rules/examples/change';
import { goodWorkspace, machineClient } from '../rules/examples/good-workspace';
import { configurationSources } from '../spec-support/configuration-sources';

const restApi = '${aws_api_gateway_rest_api.reports.id}';

const reports: StackJson = {
  data: {
    aws_ssm_parameter: {
      pool_id: { name: '/auth/CognitoUserPoolId' },
      pool_arn: { name: '/auth/CognitoUserPoolArn' },
    },
  },
  resource: {
    aws_cognito_resource_server: {
      reports: {
        identifier: 'reports',
        name: 'reports',
        user_pool_id: machineClient.user_pool_id,
        scope: [{ scope_name: 'read', scope_description: 'Read reports' }],
      },
    },
    aws_cognito_user_pool_client: {
      billing: {
        ...machineClient,
        name: 'billing',
        allowed_oauth_scopes: ['reports/read', 'orders/read'],
        '//': { metadata: { path: 'reports/billing/Resource' } },
      },
      archive: { ...machineClient, name: 'archive', allowed_oauth_scopes: ['reports/read'] },
    },
    aws_api_gateway_rest_api: { reports: { name: 'reports' } },
    aws_api_gateway_authorizer: {
      cognito: {
        name: 'cognito',
        rest_api_id: restApi,
        type: 'COGNITO_USER_POOLS',
        identity_source: 'method.request.header.X-Token',
        provider_arns: ['${data.aws_ssm_parameter.pool_arn.insecure_value}'],
      },
    },
    aws_api_gateway_method: {
      get: {
        rest_api_id: restApi,
        resource_id: '${aws_api_gateway_rest_api.reports.root_resource_id}',
        http_method: 'GET',
        authorization: 'COGNITO_USER_POOLS',
        authorizer_id: '${aws_api_gateway_authorizer.cognito.id}',
        authorization_scopes: ['reports/read'],
      },
      preflight: {
        rest_api_id: restApi,
        resource_id: '${aws_api_gateway_rest_api.reports.root_resource_id}',
        http_method: 'OPTIONS',
        authorization: 'NONE',
      },
    },
  },
};

/** @param more stacks beside the three, by name; one of the same name replaces it */
export function sharedPool(changes: readonly Change[] = [], more: Record<string, StackJson> = {}): Model {
  const stacks = { ...changed(goodWorkspace, changes), reports, ...more };
  return buildModel(openDocuments(configurationSources(stacks)));
}
