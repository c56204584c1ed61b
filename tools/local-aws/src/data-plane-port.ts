/**
 * What the two halves of the local AWS know of each other.
 *
 * The control plane half owns the endpoint, moto and what is answered in front of moto. The data plane half owns tokens,
 * discovery, the gate of each API and the functions behind it. The server hands every request for a data plane host to
 * `DataPlane.handle`; what passes by on the control plane is told to `DataPlane.observe`; everything else the data plane
 * reads from the AWS APIs through `ControlPlane.send`, as any AWS client would.
 */

/** One HTTP request for a data plane host, as it came in. */
export interface DataPlaneRequest {
  readonly method: string;
  /** Lower case, without port; for a path `/_host/<host>/...` that host. */
  readonly host: string;
  /** Still percent-encoded, begins with `/`, without the query and without a `/_host/<host>` prefix. */
  readonly path: string;
  /** Still percent-encoded, without `?`; empty when there is none. */
  readonly query: string;
  /** In the order received, names as spelled by the client, duplicates kept. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly sourceIp: string;
  /**
   * The whole body, read once.
   *
   * @throws BodyTooLargeError when it holds more than `limitBytes`; the rest of the body is not read
   */
  body(limitBytes: number): Promise<Uint8Array>;
}

export interface DataPlaneAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array;
}

export class BodyTooLargeError extends Error {
  constructor(readonly limitBytes: number) {
    super(`the request body is larger than ${limitBytes} bytes`);
    this.name = 'BodyTooLargeError';
  }
}

/** What passes by on the control plane. Told after the call succeeded and before its caller gets the answer. */
export type ControlPlaneEvent =
  /** CreateFunction or UpdateFunctionCode; `zip` is the deployment package, wherever the call took it from. */
  | {
      readonly kind: 'function-code';
      readonly region: string;
      readonly functionName: string;
      readonly zip: Uint8Array;
    }
  | { readonly kind: 'function-deleted'; readonly region: string; readonly functionName: string }
  /** CreateDeployment of a REST API: what the API looks like now is what this deployment serves from now on. */
  | {
      readonly kind: 'deployment-created';
      readonly region: string;
      readonly apiId: string;
      readonly deploymentId: string;
    }
  | { readonly kind: 'rest-api-deleted'; readonly region: string; readonly apiId: string }
  /** Any other call that may have changed something: whatever is cached of this service is stale. */
  | {
      readonly kind: 'changed';
      readonly service: AwsService;
      readonly region: string;
      readonly operation: string;
    }
  /** `/moto-api/reset`: nothing exists any more. */
  | { readonly kind: 'reset' };

export interface DataPlane {
  /** The answer, or undefined when nothing that exists is reached by this host. */
  handle(request: DataPlaneRequest): Promise<DataPlaneAnswer | undefined>;
  /** The caller of the AWS API waits for it. A rejection becomes the answer of that call. */
  observe(event: ControlPlaneEvent): Promise<void>;
  /** Ends function processes and removes what was unpacked. */
  close(): Promise<void>;
}

/** Signing name of a service, as it stands in an AWS signature. API Gateway v1 and v2 share one. */
export type AwsService = string;

/** One call of an AWS API. Needs no credentials. */
export interface AwsRequest {
  readonly service: AwsService;
  readonly region: string;
  readonly method: string;
  /** With query, e.g. `/restapis/abc/resources?embed=methods&limit=500`. */
  readonly path: string;
  /** E.g. `x-amz-target` and `content-type` of the JSON protocols. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The AWS APIs of this local AWS: moto with everything that is answered in front of it. */
export interface ControlPlane {
  send(request: AwsRequest): Promise<AwsAnswer>;
  /** Every active secret of an app client: none for a public or an unknown one, two at most. No AWS API reveals the second. */
  clientSecrets(userPoolId: string, clientId: string): Promise<readonly string[]>;
}

export interface DataPlaneOptions {
  readonly controlPlane: ControlPlane;
  /** `http://127.0.0.1:<port>`; what functions get as AWS_ENDPOINT_URL. */
  readonly endpoint: string;
  /** One line for people. Never a header, a body, a token or a secret. */
  readonly log: (line: string) => void;
}

/** Exported by `src/data-plane/index.ts` as `createDataPlane`. */
export type CreateDataPlane = (options: DataPlaneOptions) => DataPlane;
