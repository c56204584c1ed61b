/**
 * The gate of deployed REST APIs: every request is routed, authenticated and authorized against the snapshot of the
 * deployment that its stage serves, and only then handed to a function.
 *
 * The order is that of `decide`: nothing after a refusal happens. A route is never served because something about it was
 * not understood.
 */
import { BodyTooLargeError, type DataPlaneAnswer, type DataPlaneRequest } from '../../data-plane-port';
import type { StageDescription } from '../aws-reader/api-gateway-reader';
import type { PoolKeys } from '../keys/pool-keys';
import type { Authorization, MockIntegration, RestApiSnapshot } from '../snapshot/rest-api-snapshot';
import type { SnapshotStore } from '../snapshot/snapshot-store';
import { refusalOf, tokenOf } from './authorization-decision';
import { refusedAnswer, type Refusal } from './gateway-response';
import type { LambdaProxy } from './lambda-proxy';
import { type GateRequest, gateRequest, headerValues } from './request-context';
import { decideRoute, type Route } from './route-decision';
import type { StageCache } from './stage-cache';
import { Throttle, throttleLimits } from './throttle';
import { verifyToken, type VerifiedClaims } from './token-verification';

/** All headers of a request together, names and values: the limit of API Gateway. */
const headersLimitBytes = 10_240;

/** A request body: the limit of API Gateway. */
const bodyLimitBytes = 10 * 1024 * 1024;

export interface RestGateOptions {
  readonly stages: StageCache;
  readonly snapshots: SnapshotStore;
  readonly keys: PoolKeys;
  readonly lambdaProxy: LambdaProxy;
  readonly log: (line: string) => void;
}

/** What is served under a stage right now. */
interface Served {
  readonly stage: StageDescription;
  readonly snapshot: RestApiSnapshot;
}

export class RestGate {
  private readonly throttle = new Throttle();

  constructor(private readonly options: RestGateOptions) {}

  /** Answers a request for host `<apiId>.execute-api.<region>.amazonaws.com`. */
  async answer(region: string, apiId: string, http: DataPlaneRequest): Promise<DataPlaneAnswer> {
    const request = gateRequest(region, apiId, http);
    const served = await this.servedBy(request);
    const outcome = 'reason' in served ? served : await this.serve(request, served);
    if (!('reason' in outcome)) {
      this.options.log(`${http.method} ${apiId}${http.path} ${outcome.status}`);
      return withRequestIds(outcome, request);
    }
    const gatewayResponses =
      'snapshot' in served ? served.snapshot.gatewayResponses : new Map<string, never>();
    const answer = refusedAnswer(outcome, request, gatewayResponses);
    const detail = outcome.detail === undefined ? '' : `: ${outcome.detail}`;
    this.options.log(`${http.method} ${apiId}${http.path} ${answer.status} ${outcome.reason}${detail}`);
    return withRequestIds(answer, request);
  }

  private async servedBy({ region, apiId, stageName, http }: GateRequest): Promise<Served | Refusal> {
    const headersBytes = http.headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    if (headersBytes > headersLimitBytes) {
      return { reason: 'headersTooLarge' };
    }
    const stage = stageName === '' ? undefined : await this.options.stages.get(region, apiId, stageName);
    if (stage === undefined) {
      return { reason: 'stageUnknown', detail: 'no REST API with such a stage is deployed' };
    }
    if (stage.canarySettings || stage.webAclArn) {
      const what = stage.webAclArn ? 'web ACL' : 'canary';
      return { reason: 'notEmulated', detail: `${what} of stage ${stageName} of REST API ${apiId}` };
    }
    const snapshot = this.options.snapshots.get(region, apiId, stage.deploymentId ?? '');
    return snapshot === undefined
      ? { reason: 'notEmulated', detail: `deployment ${stage.deploymentId ?? '(none)'} of REST API ${apiId}` }
      : { stage, snapshot };
  }

  private async serve(request: GateRequest, { stage, snapshot }: Served): Promise<DataPlaneAnswer | Refusal> {
    if (snapshot.notEmulated !== undefined) {
      return { reason: 'notEmulated', detail: snapshot.notEmulated.what };
    }
    if (snapshot.endpointDisabled) {
      return { reason: 'endpointDisabled' };
    }
    const route = decideRoute(snapshot.resources, request.http.method, request.path);
    if (route === undefined) {
      return { reason: unknownRouteReason(request) };
    }
    if (!this.admits(request, route, stage)) {
      return { reason: 'throttled' };
    }
    const authorized = await this.authorize(request, route.method.authorization);
    if ('reason' in authorized) {
      return authorized;
    }
    if (route.method.apiKeyRequired) {
      return { reason: 'apiKeyMissing', detail: 'API keys are not emulated' };
    }
    return this.integrate(request, route, { stage, snapshot }, authorized.claims);
  }

  private admits({ region, apiId, stageName }: GateRequest, route: Route, stage: StageDescription): boolean {
    const { resource, method } = route;
    const limits = throttleLimits(stage.methodSettings ?? {}, resource.path, method.httpMethod);
    const bucket = `${region}/${apiId}/${stageName}/${method.httpMethod} ${resource.path}`;
    return this.throttle.admit(bucket, limits, performance.now());
  }

  private async authorize(
    { http }: GateRequest,
    authorization: Authorization,
  ): Promise<{ claims: VerifiedClaims | undefined } | Refusal> {
    if (authorization.kind === 'none') {
      return { claims: undefined };
    }
    if (authorization.kind === 'not-emulated') {
      return { reason: 'notEmulated', detail: authorization.what };
    }
    const found = tokenOf(http.headers, authorization.headerName);
    if (typeof found === 'string') {
      return { reason: found };
    }
    const claims = await verifyToken(found.token, {
      issuers: authorization.issuers,
      keyOf: (issuer) => this.options.keys.existingKeyOf(issuer),
      now: Math.floor(Date.now() / 1000),
    });
    const reason = typeof claims === 'string' ? claims : refusalOf(claims, authorization.oauthScopes);
    return reason === undefined && typeof claims !== 'string'
      ? { claims }
      : { reason: reason ?? 'tokenMalformed' };
  }

  private async integrate(
    request: GateRequest,
    route: Route,
    { stage, snapshot }: Served,
    claims: VerifiedClaims | undefined,
  ): Promise<DataPlaneAnswer | Refusal> {
    const { integration } = route.method;
    switch (integration.kind) {
      case 'not-emulated':
        return { reason: 'notEmulated', detail: integration.what };
      case 'mock':
        return mockAnswer(integration);
      case 'lambda-proxy': {
        const body = await bodyOf(request.http);
        return body === undefined
          ? { reason: 'bodyTooLarge' }
          : this.options.lambdaProxy.answer(integration, {
              request,
              route,
              deploymentId: snapshot.deploymentId,
              stageVariables: stage.variables ?? {},
              claims,
              body,
              binaryMediaTypes: snapshot.binaryMediaTypes,
            });
      }
    }
  }
}

/** An unknown route is answered as if it wanted AWS credentials, so another kind of credentials is a broken signature. */
function unknownRouteReason({ http }: GateRequest): Refusal['reason'] {
  const authorization = headerValues(http, 'authorization')[0];
  return authorization === undefined || authorization.startsWith('AWS4-HMAC-SHA256 ')
    ? 'routeUnknown'
    : 'routeUnknownWithAuthorization';
}

function mockAnswer({ status, headers, body }: MockIntegration): DataPlaneAnswer {
  return { status, headers: [['content-type', 'application/json'], ...headers], body };
}

async function bodyOf(http: DataPlaneRequest): Promise<Uint8Array | undefined> {
  try {
    return await http.body(bodyLimitBytes);
  } catch (error) {
    if (error instanceof BodyTooLargeError) {
      return undefined;
    }
    throw error;
  }
}

function withRequestIds(
  answer: DataPlaneAnswer,
  { requestId, extendedRequestId }: GateRequest,
): DataPlaneAnswer {
  const ids = [
    ['x-amzn-requestid', requestId],
    ['x-amz-apigw-id', extendedRequestId],
  ] as const;
  return { ...answer, headers: [...answer.headers, ...ids] };
}
