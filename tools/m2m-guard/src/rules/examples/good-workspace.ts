/**
 * Two stacks without a mistake, written by hand as people write Terraform JSON: an auth stack with its contract in SSM, and
 * an API stack that reads it. Every example of a rule is a change of this.
 */
import type { StackJson } from './change';

const pool = '${aws_cognito_user_pool.main.id}';
const poolId = '${data.aws_ssm_parameter.pool_id.insecure_value}';
const poolArn = '${data.aws_ssm_parameter.pool_arn.insecure_value}';
const restApi = '${aws_api_gateway_rest_api.orders.id}';

const auth: StackJson = {
  resource: {
    aws_cognito_user_pool: { main: { name: 'auth', deletion_protection: 'ACTIVE' } },
    aws_cognito_user_pool_domain: { main: { domain: 'orders-dev', user_pool_id: pool } },
    aws_ssm_parameter: {
      pool_id: { name: '/auth/CognitoUserPoolId', type: 'String', insecure_value: pool },
      pool_arn: {
        name: '/auth/CognitoUserPoolArn',
        type: 'String',
        insecure_value: '${aws_cognito_user_pool.main.arn}',
      },
    },
  },
  output: { user_pool_id: { value: pool } },
};

/** A client of the client-credentials grant as limits of AWS and of the provider want it. */
export const machineClient = {
  user_pool_id: poolId,
  generate_secret: true,
  allowed_oauth_flows: ['client_credentials'],
  allowed_oauth_flows_user_pool_client: true,
  explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
  prevent_user_existence_errors: 'ENABLED',
  enable_token_revocation: true,
  access_token_validity: 60,
  id_token_validity: 60,
  refresh_token_validity: 1,
  token_validity_units: [{ access_token: 'minutes', id_token: 'minutes', refresh_token: 'days' }],
};

export const protectedMethod = {
  rest_api_id: restApi,
  resource_id: '${aws_api_gateway_resource.orders.id}',
  authorization: 'COGNITO_USER_POOLS',
  authorizer_id: '${aws_api_gateway_authorizer.cognito.id}',
};

const integration = (method: string) => ({
  rest_api_id: restApi,
  resource_id: '${aws_api_gateway_resource.orders.id}',
  http_method: `\${aws_api_gateway_method.${method}.http_method}`,
  type: 'AWS_PROXY',
  integration_http_method: 'POST',
  uri: '${aws_lambda_function.orders.invoke_arn}',
});

const api: StackJson = {
  data: {
    aws_ssm_parameter: {
      pool_id: { name: '/auth/CognitoUserPoolId' },
      pool_arn: { name: '/auth/CognitoUserPoolArn' },
    },
  },
  resource: {
    aws_cognito_resource_server: {
      orders: {
        identifier: 'orders',
        name: 'orders',
        user_pool_id: poolId,
        scope: [
          { scope_name: 'read', scope_description: 'Read orders' },
          { scope_name: 'write', scope_description: 'Place orders' },
        ],
      },
    },
    aws_cognito_user_pool_client: {
      reader: {
        ...machineClient,
        name: 'reader',
        allowed_oauth_scopes: ['${aws_cognito_resource_server.orders.identifier}/read'],
      },
      writer: {
        ...machineClient,
        name: 'writer',
        allowed_oauth_scopes: [
          '${aws_cognito_resource_server.orders.identifier}/read',
          '${aws_cognito_resource_server.orders.identifier}/write',
        ],
      },
    },
    aws_api_gateway_rest_api: {
      orders: { name: 'orders', endpoint_configuration: { types: ['REGIONAL'] } },
    },
    aws_api_gateway_authorizer: {
      cognito: {
        name: 'cognito',
        rest_api_id: restApi,
        type: 'COGNITO_USER_POOLS',
        identity_source: 'method.request.header.Authorization',
        provider_arns: [poolArn],
      },
    },
    aws_api_gateway_resource: {
      orders: {
        rest_api_id: restApi,
        parent_id: '${aws_api_gateway_rest_api.orders.root_resource_id}',
        path_part: 'orders',
      },
    },
    aws_api_gateway_method: {
      get: { ...protectedMethod, http_method: 'GET', authorization_scopes: ['orders/read'] },
      post: { ...protectedMethod, http_method: 'POST', authorization_scopes: ['orders/write'] },
    },
    aws_api_gateway_integration: { get: integration('get'), post: integration('post') },
    aws_api_gateway_deployment: {
      orders: {
        rest_api_id: restApi,
        triggers: {
          authorizer: '${jsonencode(aws_api_gateway_authorizer.cognito.provider_arns)}',
          get: '${jsonencode([aws_api_gateway_method.get.authorization, aws_api_gateway_method.get.authorizer_id, aws_api_gateway_method.get.authorization_scopes, aws_api_gateway_integration.get.uri])}',
          post: '${jsonencode([aws_api_gateway_method.post.authorization, aws_api_gateway_method.post.authorizer_id, aws_api_gateway_method.post.authorization_scopes, aws_api_gateway_integration.post.uri])}',
        },
        lifecycle: { create_before_destroy: true },
      },
    },
    aws_api_gateway_stage: {
      dev: {
        rest_api_id: restApi,
        deployment_id: '${aws_api_gateway_deployment.orders.id}',
        stage_name: 'dev',
        access_log_settings: {
          destination_arn: '${aws_cloudwatch_log_group.access.arn}',
          format: '{"requestId":"$context.requestId","status":"$context.status"}',
        },
      },
    },
    aws_cloudwatch_log_group: { access: { name: '/aws/apigateway/orders', retention_in_days: 30 } },
    aws_lambda_function: {
      orders: {
        function_name: 'orders',
        role: 'arn:aws:iam::123456789012:role/orders',
        runtime: 'nodejs22.x',
        handler: 'index.handler',
        filename: 'orders.zip',
      },
    },
    aws_lambda_permission: {
      orders: {
        action: 'lambda:InvokeFunction',
        function_name: '${aws_lambda_function.orders.function_name}',
        principal: 'apigateway.amazonaws.com',
        source_arn: '${aws_api_gateway_rest_api.orders.execution_arn}/dev/*/orders',
      },
    },
  },
  output: {
    client_ids: {
      value: {
        reader: '${aws_cognito_user_pool_client.reader.id}',
        writer: '${aws_cognito_user_pool_client.writer.id}',
      },
    },
    client_secrets: {
      sensitive: true,
      value: {
        reader: '${aws_cognito_user_pool_client.reader.client_secret}',
        writer: '${aws_cognito_user_pool_client.writer.client_secret}',
      },
    },
  },
};

export const goodWorkspace = { auth, api };
