import { ApiGatewayAuthorizer } from '@cdktf/provider-aws/lib/api-gateway-authorizer';
import { ApiGatewayGatewayResponse } from '@cdktf/provider-aws/lib/api-gateway-gateway-response';
import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { ApiGatewayMethodResponse } from '@cdktf/provider-aws/lib/api-gateway-method-response';
import { ApiGatewayResource } from '@cdktf/provider-aws/lib/api-gateway-resource';
import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { ApiGatewayStage } from '@cdktf/provider-aws/lib/api-gateway-stage';
import { type TerraformResource, TerraformStack, Testing } from 'cdktf';
import { snapshotOf } from './snapshot-attributes';

const place = { restApiId: 'api', resourceId: 'resource', httpMethod: 'GET' };
const stack = () => new TerraformStack(Testing.app(), 'stack');

/** Every attribute that the provider lets anybody configure. */
const configurable = (resource: TerraformResource): string[] => {
  const { synthesizeAttributes } = resource as unknown as { synthesizeAttributes: () => object };
  return Object.keys(synthesizeAttributes.call(resource));
};

describe('the snapshot of an API', () => {
  it.each<[string, TerraformResource, string[]]>([
    [
      'API',
      new ApiGatewayRestApi(stack(), 'x', { name: 'api' }),
      [
        // Definitions from an OpenAPI document, which the constructs never use.
        ...['body', 'fail_on_warnings', 'parameters', 'put_rest_api_mode'],
        ...['description', 'endpoint_configuration', 'id', 'name', 'tags', 'tags_all'],
      ],
    ],
    [
      'authorizer',
      new ApiGatewayAuthorizer(stack(), 'x', { restApiId: 'api', name: 'a' }),
      ['id', 'rest_api_id'],
    ],
    [
      'resource',
      new ApiGatewayResource(stack(), 'x', { restApiId: 'api', parentId: 'root', pathPart: 'a' }),
      ['id', 'rest_api_id'],
    ],
    [
      'method',
      new ApiGatewayMethod(stack(), 'x', { ...place, authorization: 'NONE' }),
      ['id', 'operation_name', 'rest_api_id'],
    ],
    [
      'integration',
      new ApiGatewayIntegration(stack(), 'x', { ...place, type: 'MOCK' }),
      // AWS fills the name space of the cache with the resource's id.
      ['cache_namespace', 'id', 'rest_api_id'],
    ],
    [
      'method response',
      new ApiGatewayMethodResponse(stack(), 'x', { ...place, statusCode: '204' }),
      ['id', 'rest_api_id'],
    ],
    [
      'integration response',
      new ApiGatewayIntegrationResponse(stack(), 'x', { ...place, statusCode: '204' }),
      ['id', 'rest_api_id'],
    ],
    [
      'gateway response',
      new ApiGatewayGatewayResponse(stack(), 'x', { restApiId: 'api', responseType: 'DEFAULT_4XX' }),
      ['id', 'rest_api_id'],
    ],
  ])('holds every attribute of an %s that can be configured but these', (_kind, resource, left) => {
    const known = [...snapshotOf(resource).matchAll(/ = \w+\.x\.(\w+)/g)].map(([, name]) => name ?? '');
    expect(
      configurable(resource)
        .filter((name) => !known.includes(name))
        .sort(),
    ).toEqual([...left].sort());
    expect(known.filter((name) => !configurable(resource).includes(name))).toEqual([]);
  });

  it('refuses a resource of which nobody says what belongs to it', () => {
    const stage = new ApiGatewayStage(stack(), 'stage', {
      restApiId: 'api',
      deploymentId: 'd',
      stageName: 'dev',
    });
    expect(() => snapshotOf(stage)).toThrow(
      'stack/stage: nobody says which attributes of aws_api_gateway_stage belong to a snapshot; known are ' +
        'aws_api_gateway_rest_api, aws_api_gateway_authorizer, aws_api_gateway_resource, aws_api_gateway_method, ' +
        'aws_api_gateway_integration, aws_api_gateway_method_response, aws_api_gateway_integration_response, ' +
        'aws_api_gateway_gateway_response',
    );
  });
});
