/** What the gate asks API Gateway: the parts of a REST API when it is deployed, and the stages that serve deployments. */
import { z } from 'zod';
import type { ControlPlane } from '../../data-plane-port';
import { type AwsRead, readAws, readAwsIfExists } from './aws-call';

const stringMap = z.record(z.string(), z.string().nullish()).nullish();

const integrationResponseShape = z.object({
  statusCode: z.coerce.string(),
  selectionPattern: z.string().nullish(),
  responseParameters: stringMap,
  responseTemplates: stringMap,
});

const integrationShape = z.object({
  type: z.string(),
  uri: z.string().nullish(),
  credentials: z.string().nullish(),
  connectionType: z.string().nullish(),
  timeoutInMillis: z.coerce.number().nullish(),
  requestParameters: stringMap,
  requestTemplates: stringMap,
  integrationResponses: z.record(z.string(), integrationResponseShape).nullish(),
});

const methodShape = z.object({
  authorizationType: z.string().nullish(),
  authorizerId: z.string().nullish(),
  authorizationScopes: z.array(z.string()).nullish(),
  apiKeyRequired: z.boolean().nullish(),
  requestValidatorId: z.string().nullish(),
  methodIntegration: integrationShape.nullish(),
});

const resourceShape = z.object({
  id: z.string(),
  path: z.string(),
  resourceMethods: z.record(z.string(), methodShape).nullish(),
});

const authorizerShape = z.object({
  id: z.string(),
  name: z.string().nullish(),
  type: z.string(),
  providerARNs: z.array(z.string()).nullish(),
  identitySource: z.string().nullish(),
  identityValidationExpression: z.string().nullish(),
});

const gatewayResponseShape = z.object({
  responseType: z.string(),
  statusCode: z.coerce.number().nullish(),
  responseParameters: stringMap,
  responseTemplates: stringMap,
});

const restApiShape = z.object({
  id: z.string(),
  binaryMediaTypes: z.array(z.string()).nullish(),
  policy: z.string().nullish(),
  disableExecuteApiEndpoint: z.boolean().nullish(),
  endpointConfiguration: z.object({ types: z.array(z.string()).nullish() }).nullish(),
});

const stageShape = z.object({
  stageName: z.string(),
  deploymentId: z.string().nullish(),
  variables: z.record(z.string(), z.string()).nullish(),
  methodSettings: z
    .record(
      z.string(),
      z.object({
        throttlingRateLimit: z.coerce.number().nullish(),
        throttlingBurstLimit: z.coerce.number().nullish(),
      }),
    )
    .nullish(),
  accessLogSettings: z
    .object({ destinationArn: z.string().nullish(), format: z.string().nullish() })
    .nullish(),
  canarySettings: z.unknown().optional(),
  webAclArn: z.string().nullish(),
});

const list = <Shape extends z.ZodType>(item: Shape) => z.object({ item: z.array(item).nullish() });

export type RestApiDescription = z.output<typeof restApiShape>;
export type ResourceDescription = z.output<typeof resourceShape>;
export type MethodDescription = z.output<typeof methodShape>;
export type IntegrationDescription = z.output<typeof integrationShape>;
export type AuthorizerDescription = z.output<typeof authorizerShape>;
export type GatewayResponseDescription = z.output<typeof gatewayResponseShape>;
export type StageDescription = z.output<typeof stageShape>;

/** The most that one page of API Gateway holds; no API has more resources than that by quota. */
const itemsPerPage = 500;

export class ApiGatewayReader {
  constructor(private readonly controlPlane: ControlPlane) {}

  async restApi(region: string, apiId: string): Promise<RestApiDescription> {
    return readAws(this.controlPlane, get(region, 'GetRestApi', `/restapis/${segment(apiId)}`, restApiShape));
  }

  async resources(region: string, apiId: string): Promise<readonly ResourceDescription[]> {
    const path = `/restapis/${segment(apiId)}/resources?embed=methods&limit=${itemsPerPage}`;
    return (
      (await readAws(this.controlPlane, get(region, 'GetResources', path, list(resourceShape)))).item ?? []
    );
  }

  async authorizers(region: string, apiId: string): Promise<readonly AuthorizerDescription[]> {
    const path = `/restapis/${segment(apiId)}/authorizers?limit=${itemsPerPage}`;
    return (
      (await readAws(this.controlPlane, get(region, 'GetAuthorizers', path, list(authorizerShape)))).item ??
      []
    );
  }

  async gatewayResponses(region: string, apiId: string): Promise<readonly GatewayResponseDescription[]> {
    const path = `/restapis/${segment(apiId)}/gatewayresponses?limit=${itemsPerPage}`;
    const read = get(region, 'GetGatewayResponses', path, list(gatewayResponseShape));
    return (await readAws(this.controlPlane, read)).item ?? [];
  }

  async stage(region: string, apiId: string, stageName: string): Promise<StageDescription | undefined> {
    const path = `/restapis/${segment(apiId)}/stages/${segment(stageName)}`;
    return readAwsIfExists(this.controlPlane, get(region, 'GetStage', path, stageShape));
  }
}

const segment = encodeURIComponent;

function get<Shape extends z.ZodType>(
  region: string,
  operation: string,
  path: string,
  shape: Shape,
): AwsRead<Shape> {
  return {
    operation: `apigateway ${operation}`,
    request: { service: 'apigateway', region, method: 'GET', path },
    shape,
  };
}
