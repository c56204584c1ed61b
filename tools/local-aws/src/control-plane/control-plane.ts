/**
 * The AWS APIs: moto, and in front of it whatever moto lacks.
 *
 * A call that has a row in the table of operations is read whole and handled there. Every other call streams through to
 * moto untouched. Whatever may have changed something is told to the data plane before its caller hears of it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AwsAnswer, AwsRequest, ControlPlane, ControlPlaneEvent } from '../data-plane-port';
import { writeAnswer, type MotoClient } from '../moto/moto-client';
import { readBody } from '../server/request-body';
import { AwsError, callHead, ownCall, type AwsCall, type AwsCallHead } from './aws-call';
import { operationFor } from './front-operation';
import { isGapOfMoto, notEmulated } from './not-emulated';
import { mayChange, operationName } from './operation-name';
import { OneAfterAnother } from './one-after-another';
import type { Front } from './operations';

export interface ControlPlaneParts {
  readonly moto: MotoClient;
  readonly motoVersion: string;
  readonly front: Front;
  readonly observe: (event: ControlPlaneEvent) => Promise<void>;
  readonly log: (line: string) => void;
}

/** Largest body that is read whole: Lambda accepts 50 MB of zip, which base64 and JSON make larger. */
const maxBodyBytes = 100 * 1024 * 1024;
const form = 'application/x-www-form-urlencoded';

export class ControlPlaneServer implements ControlPlane {
  /** moto looks whether an object is there, and writes it, in two steps: two callers at once would both get a lock. */
  private readonly conditionalWrites = new OneAfterAnother();

  constructor(private readonly parts: ControlPlaneParts) {}

  /** Answers a call that came in over HTTP. */
  async serve(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const started = performance.now();
    const head = callHead(request.method ?? 'GET', target, flat(request.headers));
    const readWhole =
      operationFor(this.parts.front.operations, head) !== undefined ||
      head.headers['content-type']?.startsWith(form) === true;
    let name = operationName(head, undefined);
    let status: number;
    if (readWhole) {
      const call = { ...head, body: await readBody(request, maxBodyBytes) };
      name = operationName(head, formOf(call));
      const answer = await this.answer(call);
      status = answer.status;
      writeAnswer(response, answer);
    } else {
      const pass = () => this.pass(request, response, target, head);
      status = await (isConditionalWrite(head) ? this.conditionalWrites.run(head.path, pass) : pass());
    }
    this.parts.log(`${head.service} ${name} ${status} ${Math.round(performance.now() - started)}ms`);
  }

  private async pass(
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    head: AwsCallHead,
  ): Promise<number> {
    if (request.destroyed) {
      throw new Error('the caller is gone');
    }
    return this.parts.moto.pass(request, response, target, async (answer) => {
      if (isGapOfMoto(head.method, answer)) {
        return notEmulated(head, operationName(head, undefined), this.parts.motoVersion);
      }
      await this.tell(head, undefined, answer.status);
      return undefined;
    });
  }

  /** Answers a call of our own, as if it had come in over HTTP and been signed. */
  send(request: AwsRequest): Promise<AwsAnswer> {
    return this.answer(ownCall(request));
  }

  clientSecrets(userPoolId: string, clientId: string): Promise<readonly string[]> {
    return this.parts.front.clientSecrets(userPoolId, clientId, this.forward);
  }

  private async answer(call: AwsCall): Promise<AwsAnswer> {
    const row = operationFor(this.parts.front.operations, call);
    try {
      const answer = await (row === undefined ? this.forward(call) : row.handle(call, this.forward));
      await this.tell(call, formOf(call), answer.status);
      return answer;
    } catch (error) {
      if (error instanceof AwsError) {
        return error.answer();
      }
      throw error;
    }
  }

  private readonly forward = async (call: AwsCall): Promise<AwsAnswer> => {
    const answer = await this.parts.moto.send({
      method: call.method,
      path: call.query === '' ? call.path : `${call.path}?${call.query}`,
      headers: call.headers,
      body: call.body,
    });
    return isGapOfMoto(call.method, answer)
      ? notEmulated(call, operationName(call, formOf(call)), this.parts.motoVersion)
      : answer;
  };

  private async tell(head: AwsCallHead, fields: URLSearchParams | undefined, status: number): Promise<void> {
    if (status >= 300) {
      return;
    }
    if (head.path === '/moto-api/reset') {
      this.parts.front.reset();
      await this.parts.observe({ kind: 'reset' });
    } else if (mayChange(head, fields)) {
      const { service, region } = head;
      await this.parts.observe({ kind: 'changed', service, region, operation: operationName(head, fields) });
    }
  }
}

/** A write to S3 that depends on what is there, such as the lock of Terraform's state. */
function isConditionalWrite({ method, headers }: AwsCallHead): boolean {
  return method === 'PUT' && (headers['if-none-match'] ?? headers['if-match']) !== undefined;
}

function formOf(call: AwsCall): URLSearchParams | undefined {
  return call.headers['content-type']?.startsWith(form)
    ? new URLSearchParams(Buffer.from(call.body).toString('utf8'))
    : undefined;
}

function flat(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
