/**
 * Which attributes of a resource belong to the snapshot that a deployment takes: everything that can be configured and
 * that callers meet, whether a construct sets it today or an override does.
 *
 * What AWS alone decides is left out (a resource's own id, ARN, times): it may change by itself, and the plan after an
 * apply would not be empty. So is what is live without a deployment (throttling, logs, tags).
 */
import type { TerraformResource } from 'cdktf';

const snapshotAttributes: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_rest_api: [
    'api_key_source',
    'binary_media_types',
    'disable_execute_api_endpoint',
    'minimum_compression_size',
    'policy',
  ],
  aws_api_gateway_authorizer: [
    'authorizer_credentials',
    'authorizer_result_ttl_in_seconds',
    'authorizer_uri',
    'identity_source',
    'identity_validation_expression',
    'name',
    'provider_arns',
    'type',
  ],
  aws_api_gateway_resource: ['parent_id', 'path_part'],
  aws_api_gateway_method: [
    'api_key_required',
    'authorization',
    'authorization_scopes',
    'authorizer_id',
    'http_method',
    'request_models',
    'request_parameters',
    'request_validator_id',
    'resource_id',
  ],
  aws_api_gateway_integration: [
    'cache_key_parameters',
    'connection_id',
    'connection_type',
    'content_handling',
    'credentials',
    'http_method',
    'integration_http_method',
    'passthrough_behavior',
    'request_parameters',
    'request_templates',
    'resource_id',
    'timeout_milliseconds',
    'tls_config',
    'type',
    'uri',
  ],
  aws_api_gateway_method_response: [
    'http_method',
    'resource_id',
    'response_models',
    'response_parameters',
    'status_code',
  ],
  aws_api_gateway_integration_response: [
    'content_handling',
    'http_method',
    'resource_id',
    'response_parameters',
    'response_templates',
    'selection_pattern',
    'status_code',
  ],
  aws_api_gateway_gateway_response: [
    'response_parameters',
    'response_templates',
    'response_type',
    'status_code',
  ],
};

/**
 * The attributes as Terraform will know them, overrides among them, as an object expression.
 *
 * What is not set is left out: the provider plans it as null and reads it back as empty, which is no change.
 */
export function snapshotOf(resource: TerraformResource): string {
  const { terraformResourceType: type, friendlyUniqueId } = resource;
  const attributes = snapshotAttributes[type];
  if (attributes === undefined) {
    throw new Error(
      `${resource.node.path}: nobody says which attributes of ${type} belong to a snapshot; ` +
        `known are ${Object.keys(snapshotAttributes).join(', ')}`,
    );
  }
  const values = attributes.map((name) => `${name} = ${type}.${friendlyUniqueId}.${name}`).join(', ');
  return `{for name, value in {${values}} : name => value if !contains(${empty}, jsonencode(value))}`;
}

const empty = String.raw`["null", "\"\"", "[]", "{}"]`;

/** `method` for an `aws_api_gateway_method`. */
export function kindOf({ terraformResourceType }: TerraformResource): string {
  return terraformResourceType.replace(/^aws_api_gateway_/, '');
}
