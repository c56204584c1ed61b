/** How rows of the table speak to the REST-shaped APIs: API Gateway and Lambda. */
import type { AwsAnswer } from '../data-plane-port';
import { answerJson } from './answer-json';
import { jsonBody, ownCall, type AwsCall } from './aws-call';
import type { FrontOperation } from './front-operation';

type Json = Readonly<Record<string, unknown>>;

/** One call as a row's handler sees it. */
export interface RestCall {
  readonly call: AwsCall;
  /** What the groups of the path matched, decoded. */
  readonly params: readonly string[];
  /** The JSON body; empty when there is none. */
  readonly body: Json;
  /** Moto's whole answer to this very call. */
  readonly forward: () => Promise<AwsAnswer>;
  /** What moto answers to a GET in the same service; undefined when it is an error. */
  readonly get: (path: string) => Promise<Json | undefined>;
  /** Moto's answer to any call. */
  readonly send: (call: AwsCall) => Promise<AwsAnswer>;
}

interface RestRow extends Pick<FrontOperation, 'service' | 'operation' | 'does' | 'because'> {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (call: RestCall) => Promise<AwsAnswer>;
}

export function restOperation({ method, path, handle, ...row }: RestRow): FrontOperation {
  return {
    ...row,
    pattern: { method, path },
    handle: (call, forward) =>
      handle({
        call,
        params: (path.exec(call.path) ?? []).slice(1).map((group) => decodeURIComponent(group)),
        body: jsonBody(call),
        forward: () => forward(call),
        send: forward,
        get: async (target) => {
          const { service, region } = call;
          const answer = await forward(ownCall({ service, region, method: 'GET', path: target }));
          return answer.status < 300 ? answerJson(answer) : undefined;
        },
      }),
  };
}

export interface PatchOperation {
  readonly op: string;
  readonly path: string;
  readonly value: string;
}

/** The operations of an API Gateway PATCH. */
export function patchOperations(body: Json): readonly PatchOperation[] {
  const listed = body['patchOperations'];
  return Array.isArray(listed)
    ? listed.map((item: Json) => ({
        op: String(item['op']),
        path: String(item['path']),
        value: typeof item['value'] === 'string' ? item['value'] : '',
      }))
    : [];
}

export function restAnswer(status: number, body?: unknown): AwsAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  };
}
