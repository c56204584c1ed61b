/** Stacks as people have them, as many as one likes: one in a hundred with a pool, the others with APIs that read it through SSM. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Size {
  readonly routes: number;
  readonly resourceServers: number;
  readonly clients: number;
  readonly stacks: number;
}

/** A user pool has limits of its own, so more stacks have more pools. */
const stacksPerPool = 100;

const poolId = '${data.aws_ssm_parameter.pool_id.insecure_value}';
const restApi = '${aws_api_gateway_rest_api.api.id}';

/** @returns the folders of the stacks */
export function writeStacks(root: string, size: Size): string[] {
  const stacks = Array.from({ length: size.stacks }, (_none, index) => [
    `stack-${index}`,
    index % stacksPerPool === 0 ? authStack(poolOf(index)) : apiStack(index, size),
  ]);
  return stacks.map(([name, json]) => {
    const folder = join(root, name as string);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(json, null, 2));
    return folder;
  });
}

function poolOf(index: number): number {
  return Math.floor(index / stacksPerPool);
}

function authStack(pool: number): object {
  return {
    resource: {
      aws_cognito_user_pool: { main: { name: `auth-${pool}`, deletion_protection: 'ACTIVE' } },
      aws_cognito_user_pool_domain: {
        main: { domain: `orders-${pool}`, user_pool_id: '${aws_cognito_user_pool.main.id}' },
      },
      aws_ssm_parameter: {
        pool_id: {
          name: `/auth-${pool}/CognitoUserPoolId`,
          type: 'String',
          insecure_value: '${aws_cognito_user_pool.main.id}',
        },
        pool_arn: {
          name: `/auth-${pool}/CognitoUserPoolArn`,
          type: 'String',
          insecure_value: '${aws_cognito_user_pool.main.arn}',
        },
      },
    },
  };
}

function apiStack(index: number, { stacks, routes, resourceServers, clients }: Size): object {
  const apis = stacks - poolOf(stacks - 1) - 1;
  const position = index - poolOf(index) - 1;
  const share = (all: number) =>
    Array.from({ length: all }, (_none, item) => item).filter(
      (item) => Math.floor((item * apis) / all) === position,
    );
  const servers = share(resourceServers);
  const server = servers[0] ?? 0;
  const named = <Body>(items: readonly number[], prefix: string, body: (item: number) => Body) =>
    Object.fromEntries(items.map((item) => [`${prefix}${item}`, body(item)]));
  return {
    data: {
      aws_ssm_parameter: {
        pool_id: { name: `/auth-${poolOf(index)}/CognitoUserPoolId` },
        pool_arn: { name: `/auth-${poolOf(index)}/CognitoUserPoolArn` },
      },
    },
    resource: {
      aws_cognito_resource_server: named(servers, 's', (item) => ({
        identifier: `api-${item}`,
        name: `api-${item}`,
        user_pool_id: poolId,
        scope: ['read', 'write'].map((name) => ({ scope_name: name, scope_description: name })),
      })),
      aws_cognito_user_pool_client: named(share(clients), 'c', (item) => ({
        name: `client-${item}`,
        user_pool_id: poolId,
        generate_secret: true,
        allowed_oauth_flows: ['client_credentials'],
        allowed_oauth_flows_user_pool_client: true,
        allowed_oauth_scopes: [
          `\${aws_cognito_resource_server.s${server}.identifier}/read`,
          `\${aws_cognito_resource_server.s${server}.identifier}/write`,
        ],
        explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        prevent_user_existence_errors: 'ENABLED',
        enable_token_revocation: true,
        access_token_validity: 60,
        id_token_validity: 60,
        refresh_token_validity: 1,
        token_validity_units: [{ access_token: 'minutes', id_token: 'minutes', refresh_token: 'days' }],
      })),
      aws_api_gateway_rest_api: {
        api: { name: `api-${index}`, endpoint_configuration: { types: ['REGIONAL'] } },
      },
      aws_api_gateway_authorizer: {
        cognito: {
          name: 'cognito',
          rest_api_id: restApi,
          type: 'COGNITO_USER_POOLS',
          identity_source: 'method.request.header.Authorization',
          provider_arns: ['${data.aws_ssm_parameter.pool_arn.insecure_value}'],
        },
      },
      aws_api_gateway_resource: named(share(routes), 'r', (item) => ({
        rest_api_id: restApi,
        parent_id: '${aws_api_gateway_rest_api.api.root_resource_id}',
        path_part: `r${item}`,
      })),
      aws_api_gateway_method: named(share(routes), 'm', (item) => ({
        rest_api_id: restApi,
        resource_id: `\${aws_api_gateway_resource.r${item}.id}`,
        http_method: 'GET',
        authorization: 'COGNITO_USER_POOLS',
        authorizer_id: '${aws_api_gateway_authorizer.cognito.id}',
        authorization_scopes: [`\${aws_cognito_resource_server.s${server}.identifier}/read`],
      })),
      aws_api_gateway_integration: named(share(routes), 'i', (item) => ({
        rest_api_id: restApi,
        resource_id: `\${aws_api_gateway_resource.r${item}.id}`,
        http_method: `\${aws_api_gateway_method.m${item}.http_method}`,
        type: 'MOCK',
      })),
      aws_api_gateway_deployment: {
        api: {
          rest_api_id: restApi,
          triggers: named(
            share(routes),
            'r',
            (item) =>
              `\${jsonencode([aws_api_gateway_method.m${item}, aws_api_gateway_integration.i${item}, aws_api_gateway_resource.r${item}, aws_api_gateway_authorizer.cognito])}`,
          ),
          lifecycle: { create_before_destroy: true },
        },
      },
      aws_api_gateway_stage: {
        dev: {
          rest_api_id: restApi,
          deployment_id: '${aws_api_gateway_deployment.api.id}',
          stage_name: 'dev',
          access_log_settings: { destination_arn: '${aws_cloudwatch_log_group.access.arn}', format: '{}' },
        },
      },
      aws_cloudwatch_log_group: { access: { name: `/aws/apigateway/api-${index}`, retention_in_days: 30 } },
    },
  };
}
