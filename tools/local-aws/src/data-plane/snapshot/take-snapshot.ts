/** Reads a REST API as it is at this moment and freezes it into the snapshot that one deployment serves. */
import type {
  ApiGatewayReader,
  GatewayResponseDescription,
  RestApiDescription,
} from '../aws-reader/api-gateway-reader';
import type { GatewayResponse, NotEmulated, RestApiSnapshot } from './rest-api-snapshot';
import { notEmulated, understandMethod } from './understand-method';

export interface DeploymentRef {
  readonly region: string;
  readonly apiId: string;
  readonly deploymentId: string;
}

export async function takeSnapshot(
  reader: ApiGatewayReader,
  deployment: DeploymentRef,
): Promise<RestApiSnapshot> {
  const { region, apiId } = deployment;
  const [restApi, resources, authorizers, gatewayResponses] = await Promise.all([
    reader.restApi(region, apiId),
    reader.resources(region, apiId),
    reader.authorizers(region, apiId),
    reader.gatewayResponses(region, apiId),
  ]);
  return {
    ...deployment,
    notEmulated: wholeApiNotEmulated(restApi),
    endpointDisabled: restApi.disableExecuteApiEndpoint ?? false,
    binaryMediaTypes: restApi.binaryMediaTypes ?? [],
    resources: resources.map(({ id, path, resourceMethods }) => ({
      resourceId: id,
      path,
      methods: new Map(
        Object.entries(resourceMethods ?? {}).map(([httpMethod, method]) => [
          httpMethod,
          understandMethod({ httpMethod, resourcePath: path }, method, authorizers),
        ]),
      ),
    })),
    gatewayResponses: new Map(
      gatewayResponses.map((response) => [response.responseType, gatewayResponse(response)]),
    ),
  };
}

/** Settings that narrow who reaches an API at all. */
function wholeApiNotEmulated({
  id,
  policy,
  endpointConfiguration,
}: RestApiDescription): NotEmulated | undefined {
  if (policy) {
    return notEmulated(`resource policy of REST API ${id}`);
  }
  return endpointConfiguration?.types?.includes('PRIVATE')
    ? notEmulated(`endpoint type PRIVATE of REST API ${id}`)
    : undefined;
}

const headerPrefix = 'gatewayresponse.header.';

function gatewayResponse(description: GatewayResponseDescription): GatewayResponse {
  const parameters = Object.entries(description.responseParameters ?? {});
  return {
    status: description.statusCode ?? undefined,
    headers: parameters
      .filter(([target]) => target.startsWith(headerPrefix))
      .map(([target, expression]) => [target.slice(headerPrefix.length), expression ?? '']),
    template: description.responseTemplates?.['application/json'] ?? undefined,
  };
}
