/**
 * HTTP to moto over connections that stay open: streamed for calls that only pass by, buffered for calls that somebody
 * in front of moto looks at.
 */
import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AwsAnswer } from '../data-plane-port';

/** Headers that belong to one connection and not to the message (RFC 9110, 7.6.1), and the answered `Expect`. */
const hopByHop = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export interface MotoRequest {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export class MotoClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly port: number) {}

  async send(call: MotoRequest): Promise<AwsAnswer> {
    const body = call.body === undefined ? new Uint8Array() : Buffer.from(call.body);
    const headers = { ...withoutHopByHop(call.headers), 'content-length': String(body.length) };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      this.request(call.method, call.path, headers, resolve).on('error', reject).end(body);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) {
      chunks.push(chunk as Buffer);
    }
    return {
      status: answer.statusCode ?? 502,
      headers: withoutHopByHop(singleValued(answer.headers)),
      body: Buffer.concat(chunks),
    };
  }

  /**
   * Passes a request on as it arrives, and the answer as it comes, without holding either in memory.
   *
   * @param beforeAnswer runs when moto has answered and before the caller hears of it; what it gives back, if anything,
   *   takes the place of moto's answer
   */
  async pass(
    from: IncomingMessage,
    to: ServerResponse,
    path: string,
    beforeAnswer: (head: {
      status: number;
      headers: Record<string, string>;
    }) => Promise<AwsAnswer | undefined>,
  ): Promise<number> {
    const headers = { ...from.headers };
    for (const name of hopByHop) {
      // Node frames the body again: by content-length when there is one, chunked otherwise.
      Reflect.deleteProperty(headers, name);
    }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const toMoto = this.request(from.method ?? 'GET', path, headers, resolve);
      toMoto.on('error', reject);
      from.on('aborted', () => toMoto.destroy());
      from.pipe(toMoto);
    });
    const status = answer.statusCode ?? 502;
    const answerHeaders = withoutHopByHop(singleValued(answer.headers));
    const instead = await beforeAnswer({ status, headers: answerHeaders });
    if (instead !== undefined) {
      answer.resume();
      writeAnswer(to, instead);
      return instead.status;
    }
    to.writeHead(status, answerHeaders);
    answer.pipe(to);
    return status;
  }

  close(): void {
    this.agent.destroy();
  }

  private request(
    method: string,
    path: string,
    headers: Record<string, string | string[] | undefined>,
    onAnswer: (answer: IncomingMessage) => void,
  ) {
    return request(
      {
        host: '127.0.0.1',
        port: this.port,
        agent: this.agent,
        method,
        path,
        headers,
        setHost: headers['host'] === undefined,
      },
      onAnswer,
    );
  }
}

/** Writes a whole answer. */
export function writeAnswer(to: ServerResponse, { status, headers, body }: AwsAnswer): void {
  to.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'content-length': body.length }) });
  to.end(status === 204 ? undefined : body);
}

function singleValued(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function withoutHopByHop(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name.toLowerCase())));
}
