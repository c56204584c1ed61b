/**
 * One HTTP request and its whole answer. What keeps an answer from coming has a name here, because "fetch failed" helps
 * nobody. Neither headers nor body are ever part of a message.
 */
import { M2mError } from '../m2m-error';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly contentType: string;
  readonly body: string;
}

/** Sends one request. Rejects with an M2mError when no answer comes. */
export type Exchange = (request: HttpRequest) => Promise<HttpAnswer>;

/** API Gateway itself gives up after 29 seconds, so an answer that takes longer never comes. */
const defaultTimeoutMs = 35_000;

/** @param timeoutMs from the first byte sent to the last byte received */
export function exchangeWithin(timeoutMs = defaultTimeoutMs): Exchange {
  return async ({ method, url, headers, body }) => {
    try {
      const response = await fetch(url, {
        method,
        headers,
        body,
        // A redirect would carry the token to a host that nobody named.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return {
        status: response.status,
        statusText: response.statusText,
        contentType: response.headers.get('content-type') ?? '',
        body: await response.text(),
      };
    } catch (error) {
      throw new M2mError(`${method} ${withoutQuery(url)}: ${reason(error, url, timeoutMs)}`);
    }
  };
}

/** A query may hold what callers do not want in a log. */
function withoutQuery(url: string): string {
  return url.replace(/\?.*$/s, '');
}

function reason(error: unknown, url: string, timeoutMs: number): string {
  const { host } = new URL(url);
  const code = codeOf(error);
  switch (code) {
    case 'ECONNREFUSED':
      return isLoopback(url)
        ? `nothing answers at ${host}; start the local AWS: npx nx run local-aws:start`
        : `${host} refuses connections; check proxy and firewall`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the name ${host} does not resolve (${code}); check the network, and whether the stack still exists`;
    case 'TimeoutError':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return `no answer within ${(timeoutMs / 1_000).toString()} s`;
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return `${host} closed the connection without an answer`;
    default:
      return `no connection to ${host} (${code})`;
  }
}

/** fetch wraps what happened: the code of the cause if there is one, else the name of the error. */
function codeOf(error: unknown): string {
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : name;
}

function isLoopback(url: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
