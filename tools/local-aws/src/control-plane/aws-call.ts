/** One call of an AWS API, as far as it can be known without understanding the service. */
import type { AwsAnswer, AwsRequest } from '../data-plane-port';

/** The head of a call: what decides whether anybody in front of moto looks at it. */
export interface AwsCallHead {
  /** Signing name, e.g. `cognito-idp`; `s3` when the request is not signed, as moto takes it. */
  readonly service: string;
  readonly region: string;
  readonly method: string;
  /** Without query, still percent-encoded. */
  readonly path: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `X-Amz-Target` after its dot, e.g. `CreateUserPool`; undefined for other protocols. */
  readonly target: string | undefined;
}

export interface AwsCall extends AwsCallHead {
  readonly body: Uint8Array;
}

const credentialScope = /Credential=[^/,\s]+\/\d+\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/;

/** Cognito's calls that need no credentials are not signed at all. */
const serviceOfTarget: Readonly<Record<string, string>> = {
  AWSCognitoIdentityProviderService: 'cognito-idp',
};

/** The service whose answers come from moto when nothing tells which one is meant. */
const unsignedDefault = { service: 's3', region: 'us-east-1' };

export function callHead(
  method: string,
  pathWithQuery: string,
  headers: Readonly<Record<string, string>>,
): AwsCallHead {
  const [path = '/', query = ''] = pathWithQuery.split(/\?(.*)/s);
  const signature = credentialScope.exec(headers['authorization'] ?? decodeURIComponent(signedQuery(query)));
  const [prefix, target] = headers['x-amz-target']?.split('.', 2) ?? [];
  const service = signature?.[2] ?? serviceOfTarget[prefix ?? ''] ?? unsignedDefault.service;
  return { service, region: signature?.[1] ?? unsignedDefault.region, method, path, query, headers, target };
}

function signedQuery(query: string): string {
  const credential = new URLSearchParams(query).get('X-Amz-Credential');
  return credential === null ? '' : `Credential=${encodeURIComponent(credential)}`;
}

/** A call of our own, signed well enough for moto, which reads service and region from the signature and checks nothing. */
export function ownCall(request: AwsRequest): AwsCall {
  const scope = `20200101/${request.region}/${request.service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=host, Signature=0`;
  const headers = { ...request.headers, authorization, host: '127.0.0.1' };
  return { ...callHead(request.method, request.path, headers), body: Buffer.from(request.body ?? '') };
}

/** The body of a call in a JSON protocol; an empty one counts as `{}`, as AWS takes it. */
export function jsonBody(call: AwsCall): Readonly<Record<string, unknown>> {
  const text = Buffer.from(call.body).toString('utf8');
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 'the request body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError('SerializationException', 'the request body is not a JSON object');
  }
  return value as Readonly<Record<string, unknown>>;
}

/** The same call with another JSON body. */
export function withJsonBody(call: AwsCall, body: unknown): AwsCall {
  return { ...call, body: Buffer.from(JSON.stringify(body)) };
}

export function jsonAnswer(body: unknown, status = 200): AwsAnswer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** An error that the caller's AWS SDK recognizes by name. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'AwsError';
  }

  answer(): AwsAnswer {
    return {
      status: this.status,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': this.code },
      body: Buffer.from(JSON.stringify({ __type: this.code, message: this.message })),
    };
  }
}
