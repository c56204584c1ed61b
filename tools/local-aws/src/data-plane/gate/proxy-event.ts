/** The event that a Lambda proxy integration gets: payload format 1.0 of REST APIs. */
import { claimsForFunction } from './claims-for-function';
import { type GateRequest, headerValues, requestTime } from './request-context';
import type { Route } from './route-decision';
import type { VerifiedClaims } from './token-verification';

export interface ProxyEventInput {
  readonly request: GateRequest;
  readonly route: Route;
  readonly deploymentId: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Undefined for a method without authorization. */
  readonly claims: VerifiedClaims | undefined;
  readonly accountId: string;
  readonly body: Uint8Array;
  readonly binaryMediaTypes: readonly string[];
}

export function proxyEvent(input: ProxyEventInput): object {
  const { request, route, stageVariables, body } = input;
  const headers = [...receivedHeaders(request), ...addedHeaders(request)];
  const query = [...new URLSearchParams(request.http.query)];
  const isBase64Encoded = body.length > 0 && isBinary(contentTypeOf(request), input.binaryMediaTypes);
  return {
    resource: route.resource.path,
    path: request.path,
    httpMethod: request.http.method,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: orNull(lastValues(query)),
    multiValueQueryStringParameters: orNull(allValues(query)),
    pathParameters: orNull(route.pathParameters),
    stageVariables: orNull(stageVariables),
    requestContext: requestContext(input),
    body: body.length === 0 ? null : Buffer.from(body).toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
}

function requestContext({ request, route, deploymentId, claims, accountId }: ProxyEventInput): object {
  const { http, apiId, stageName } = request;
  return {
    resourceId: route.resource.resourceId,
    ...(claims && { authorizer: { claims: claimsForFunction(claims.all) } }),
    resourcePath: route.resource.path,
    httpMethod: http.method,
    extendedRequestId: request.extendedRequestId,
    requestTime: requestTime(request.receivedAt),
    path: http.path,
    accountId,
    protocol: 'HTTP/1.1',
    stage: stageName,
    domainPrefix: apiId,
    requestTimeEpoch: request.receivedAt.getTime(),
    requestId: request.requestId,
    identity: {
      ...noIdentity,
      sourceIp: http.sourceIp,
      userAgent: headerValues(http, 'user-agent').at(-1) ?? null,
    },
    domainName: http.host,
    deploymentId,
    apiId,
  };
}

/** Filled only for callers that sign with AWS credentials or come through Cognito identity pools; never here. */
const noIdentity = {
  cognitoIdentityPoolId: null,
  accountId: null,
  cognitoIdentityId: null,
  caller: null,
  principalOrgId: null,
  accessKey: null,
  cognitoAuthenticationType: null,
  cognitoAuthenticationProvider: null,
  userArn: null,
  user: null,
};

/** `Host` is always the API's own, also when the caller named it in the path. */
function receivedHeaders({ http }: GateRequest): (readonly [string, string])[] {
  return http.headers.map(([name, value]) => [name, name.toLowerCase() === 'host' ? http.host : value]);
}

/** API Gateway speaks TLS to the caller, so a function is told that the request came by https. */
function addedHeaders({ http, requestId }: GateRequest): [string, string][] {
  const traceId = `Root=1-${requestId.slice(0, 8)}-${requestId.replaceAll('-', '').slice(8)}`;
  return [
    ['X-Amzn-Trace-Id', traceId],
    ['X-Forwarded-For', http.sourceIp],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
}

function contentTypeOf({ http }: GateRequest): string {
  return (headerValues(http, 'content-type').at(-1) ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

export function isBinary(contentType: string, binaryMediaTypes: readonly string[]): boolean {
  return binaryMediaTypes.some((type) => {
    const wanted = type.toLowerCase();
    return (
      wanted === '*/*' ||
      wanted === contentType ||
      (wanted.endsWith('/*') && contentType.startsWith(wanted.slice(0, -1)))
    );
  });
}

type Pairs = readonly (readonly [name: string, value: string])[];

function lastValues(pairs: Pairs): Record<string, string> {
  return Object.fromEntries(pairs);
}

function allValues(pairs: Pairs): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(values);
}

function orNull<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> | null {
  return Object.keys(record).length === 0 ? null : record;
}
