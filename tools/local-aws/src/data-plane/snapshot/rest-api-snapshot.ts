/**
 * What one deployment of a REST API serves: plain data, understood completely, frozen when the deployment was made.
 *
 * Whatever the gate cannot emulate is in here under its name, so that the request that needs it is refused with that name.
 */

/** Something that is deployed and that this local AWS does not emulate. `what` names the resource and the reason. */
export interface NotEmulated {
  readonly kind: 'not-emulated';
  readonly what: string;
}

export interface CognitoAuthorization {
  readonly kind: 'cognito';
  readonly authorizerId: string;
  /** The header that carries the token, lower case. */
  readonly headerName: string;
  /** Issuers of the authorizer's pools. */
  readonly issuers: readonly string[];
  /** A token needs one of them; none listed means that only an ID token passes. */
  readonly oauthScopes: readonly string[];
}

export type Authorization = { readonly kind: 'none' } | CognitoAuthorization | NotEmulated;

export interface LambdaProxyIntegration {
  readonly kind: 'lambda-proxy';
  /** May hold `${stageVariables.name}`. */
  readonly functionArn: string;
  readonly timeoutMilliseconds: number;
}

export interface MockIntegration {
  readonly kind: 'mock';
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export type Integration = LambdaProxyIntegration | MockIntegration | NotEmulated;

export interface MethodSnapshot {
  /** `GET`, ..., or `ANY`. */
  readonly httpMethod: string;
  readonly authorization: Authorization;
  readonly apiKeyRequired: boolean;
  readonly integration: Integration;
}

export interface ResourceSnapshot {
  readonly resourceId: string;
  /** Template as in AWS: `/orders/{id}` or `/files/{proxy+}`. */
  readonly path: string;
  readonly methods: ReadonlyMap<string, MethodSnapshot>;
}

export interface GatewayResponse {
  readonly status: number | undefined;
  /** `gatewayresponse.header.<name>` -> mapping expression. */
  readonly headers: readonly (readonly [name: string, expression: string])[];
  /** Body template of JSON, when one is set. */
  readonly template: string | undefined;
}

export interface RestApiSnapshot {
  readonly region: string;
  readonly apiId: string;
  readonly deploymentId: string;
  /** Set when a setting of the whole API cannot be emulated: then no route of it is served. */
  readonly notEmulated: NotEmulated | undefined;
  readonly endpointDisabled: boolean;
  readonly binaryMediaTypes: readonly string[];
  readonly resources: readonly ResourceSnapshot[];
  /** By response type, e.g. `UNAUTHORIZED` or `DEFAULT_4XX`. */
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
}
