/**
 * The allow-list: which attributes of which resource types may be read by everybody.
 *
 * A value is shown because a line in this table says that it is public, never because nobody thought of hiding it. Terraform's
 * own marks are no substitute: they are lost on the way through remote state, through `terraform_data.output` and through every
 * provider that forgot one. An attribute belongs in here when its value is an identifier, a setting or a name that AWS shows
 * to everybody with read access, and when it is no free-form container (environment variables, tags, bodies, policies).
 *
 * `block[].member` shows one member of each block, as a list.
 */
const identity = ['id', 'arn', 'name'];
const restApi = ['rest_api_id', 'resource_id'];

const table: Readonly<Record<string, readonly string[]>> = {
  aws_cognito_user_pool: [
    ...identity,
    'alias_attributes',
    'username_attributes',
    'auto_verified_attributes',
    'deletion_protection',
    'mfa_configuration',
    'user_pool_tier',
    'domain',
    'custom_domain',
  ],
  aws_cognito_user_pool_domain: ['id', 'domain', 'certificate_arn', 'user_pool_id', 'managed_login_version'],
  aws_cognito_resource_server: [
    'id',
    'identifier',
    'name',
    'scope[].scope_name',
    'scope_identifiers',
    'user_pool_id',
  ],
  aws_cognito_user_pool_client: [
    'id',
    'name',
    'user_pool_id',
    'generate_secret',
    'allowed_oauth_flows',
    'allowed_oauth_flows_user_pool_client',
    'allowed_oauth_scopes',
    'access_token_validity',
    'id_token_validity',
    'refresh_token_validity',
    'explicit_auth_flows',
    'enable_token_revocation',
    'prevent_user_existence_errors',
    'supported_identity_providers',
  ],
  aws_ssm_parameter: ['id', 'arn', 'name', 'type', 'tier', 'insecure_value', 'version'],
  aws_api_gateway_rest_api: [
    ...identity,
    'description',
    'disable_execute_api_endpoint',
    'endpoint_configuration[].types',
    'api_key_source',
    'root_resource_id',
    'execution_arn',
  ],
  aws_api_gateway_resource: ['id', ...restApi, 'parent_id', 'path', 'path_part'],
  aws_api_gateway_method: [
    'id',
    ...restApi,
    'http_method',
    'authorization',
    'authorization_scopes',
    'authorizer_id',
    'api_key_required',
  ],
  aws_api_gateway_method_settings: ['id', 'rest_api_id', 'stage_name', 'method_path'],
  aws_api_gateway_method_response: ['id', ...restApi, 'http_method', 'status_code'],
  aws_api_gateway_integration: [
    'id',
    ...restApi,
    'http_method',
    'integration_http_method',
    'type',
    'connection_type',
    'timeout_milliseconds',
  ],
  aws_api_gateway_integration_response: ['id', ...restApi, 'http_method', 'status_code'],
  aws_api_gateway_gateway_response: ['id', 'rest_api_id', 'response_type', 'status_code'],
  aws_api_gateway_authorizer: [
    'id',
    'name',
    'type',
    'rest_api_id',
    'provider_arns',
    'identity_source',
    'authorizer_result_ttl_in_seconds',
  ],
  aws_api_gateway_deployment: ['id', 'rest_api_id'],
  aws_api_gateway_stage: [
    'id',
    'arn',
    'rest_api_id',
    'deployment_id',
    'stage_name',
    'invoke_url',
    'xray_tracing_enabled',
    'cache_cluster_enabled',
  ],
  aws_api_gateway_account: ['id', 'cloudwatch_role_arn'],
  aws_apigatewayv2_api: [
    ...identity,
    'protocol_type',
    'description',
    'api_endpoint',
    'disable_execute_api_endpoint',
  ],
  aws_apigatewayv2_authorizer: [
    'id',
    'api_id',
    'name',
    'authorizer_type',
    'identity_sources',
    'jwt_configuration[].audience',
    'jwt_configuration[].issuer',
  ],
  aws_apigatewayv2_integration: [
    'id',
    'api_id',
    'integration_type',
    'integration_method',
    'payload_format_version',
  ],
  aws_apigatewayv2_route: [
    'id',
    'api_id',
    'route_key',
    'authorization_type',
    'authorization_scopes',
    'authorizer_id',
    'api_key_required',
  ],
  aws_apigatewayv2_stage: ['id', 'arn', 'api_id', 'name', 'auto_deploy', 'deployment_id', 'invoke_url'],
  aws_lambda_function: [
    'id',
    'arn',
    'function_name',
    'handler',
    'runtime',
    'role',
    'timeout',
    'memory_size',
    'architectures',
    'reserved_concurrent_executions',
    'source_code_hash',
    'code_sha256',
    'package_type',
    'publish',
    'version',
  ],
  aws_lambda_permission: [
    'id',
    'action',
    'function_name',
    'principal',
    'source_arn',
    'source_account',
    'statement_id',
    'function_url_auth_type',
  ],
  aws_lambda_function_url: ['id', 'function_name', 'authorization_type', 'function_url'],
  aws_iam_role: ['id', 'arn', 'name', 'path', 'max_session_duration', 'permissions_boundary'],
  aws_iam_role_policy: ['id', 'name', 'role'],
  aws_iam_role_policy_attachment: ['id', 'policy_arn', 'role'],
  aws_cloudwatch_log_group: [
    ...identity,
    'retention_in_days',
    'kms_key_id',
    'log_group_class',
    'skip_destroy',
  ],
};

export interface PublicAttribute {
  /** Of a block: the member that stands for it. */
  readonly member?: string;
}

/** Undefined when nobody said that the attribute is public. */
export function publicAttribute(type: string, name: string): PublicAttribute | undefined {
  return publicAttributes.get(type)?.get(name);
}

/** True when the table has the type: this tool knows what it is. */
export function isKnownType(type: string): boolean {
  return publicAttributes.has(type);
}

/** Every `type.attribute` of the table. */
export function allPublicAttributes(): string[] {
  return Object.entries(table).flatMap(([type, names]) => names.map((name) => `${type}.${name}`));
}

const publicAttributes: ReadonlyMap<string, ReadonlyMap<string, PublicAttribute>> = new Map(
  Object.entries(table).map(([type, names]) => [type, new Map(names.map(parseEntry))]),
);

function parseEntry(entry: string): [string, PublicAttribute] {
  const [name = entry, member] = entry.split('[].');
  return [name, member === undefined ? {} : { member }];
}
