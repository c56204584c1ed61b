/** The one HTTP endpoint: reads the head of each request, asks who answers it, and writes the answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyTooLargeError, type DataPlane, type DataPlaneRequest } from '../data-plane-port';
import { destinationOf, type Destination } from './destination';
import type { Health } from './health';
import { portTaken } from './port-taken';
import { readBody } from './request-body';

/** Who answers what. */
export interface EndpointParts {
  readonly dataPlane: DataPlane;
  /** Answers one call of an AWS API. */
  readonly controlPlane: (
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
  ) => Promise<void>;
}

export interface EndpointOptions {
  /** 0 chooses a free one. */
  readonly port: number;
  readonly health: () => Health;
  readonly log: (line: string) => void;
}

export interface Endpoint {
  readonly port: number;
  /** From now on requests are answered; those that came in earlier have waited. */
  serve(parts: EndpointParts): void;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
/** Above the 10,240 bytes that API Gateway accepts, so that the gate and not the parser refuses. */
const maxHeaderBytes = 64 * 1024;
/** A client that dribbles its headers is cut off. */
const headersTimeoutMs = 15_000;

/**
 * Listens on loopback only, at once: a port that is taken is known before anything else is started. Until
 * `serve` is called, requests wait; the health does not.
 *
 * @throws PortTakenError
 */
export async function listen(options: EndpointOptions): Promise<Endpoint> {
  let serve: (parts: EndpointParts) => void = () => undefined;
  const parts = new Promise<EndpointParts>((resolve) => (serve = resolve));
  const server = createServer({ maxHeaderSize: maxHeaderBytes, headersTimeout: headersTimeoutMs });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response, options, parts).catch((error: unknown) => {
      fail(response, error, options.log);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, loopback, resolve);
  }).catch(async (error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? await portTaken(options.port) : error;
  });
  return { port: (server.address() as AddressInfo).port, serve, close: () => close(server) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { health }: EndpointOptions,
  parts: Promise<EndpointParts>,
): Promise<void> {
  const destination = destinationOf({
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    host: request.headers.host ?? '',
    headers: request.headers,
  });
  switch (destination.kind) {
    case 'health':
      return writeJson(response, 200, health());
    case 'refused':
      return writeJson(response, destination.status, { message: destination.reason });
    case 'control-plane':
      return (await parts).controlPlane(request, response, destination.target);
    case 'data-plane':
      return answerFromDataPlane(request, response, destination, (await parts).dataPlane);
  }
}

async function answerFromDataPlane(
  request: IncomingMessage,
  response: ServerResponse,
  { host, path, query }: Extract<Destination, { kind: 'data-plane' }>,
  dataPlane: DataPlane,
): Promise<void> {
  const asked: DataPlaneRequest = {
    method: request.method ?? 'GET',
    host,
    path,
    query,
    headers: headerPairs(request.rawHeaders),
    sourceIp: request.socket.remoteAddress ?? loopback,
    body: (limitBytes) => readBody(request, limitBytes),
  };
  const found = await dataPlane.handle(asked);
  if (found === undefined) {
    return writeJson(response, 404, {
      message: `nothing here is reached by the host ${host}: no user pool domain and no API has that name`,
    });
  }
  const body = Buffer.from(found.body);
  response.writeHead(found.status, [
    ...found.headers.flat(),
    ...contentLength(found.headers, request.method, found.status, body),
  ]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function contentLength(
  headers: readonly (readonly [string, string])[],
  method: string | undefined,
  status: number,
  body: Buffer,
): string[] {
  const given = headers.some(([name]) => name.toLowerCase() === 'content-length');
  return given || status === 204 || method === 'HEAD' ? [] : ['content-length', String(body.length)];
}

function headerPairs(raw: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    pairs.push([raw[index] ?? '', raw[index + 1] ?? '']);
  }
  return pairs;
}

function writeJson(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** One request that went wrong must not end the server, and must not tell its caller more than that. */
function fail(response: ServerResponse, error: unknown, log: (line: string) => void): void {
  const tooLarge = error instanceof BodyTooLargeError;
  if (!tooLarge) {
    log(`request failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.setHeader('connection', 'close');
  writeJson(response, tooLarge ? 413 : 502, {
    message: tooLarge ? error.message : 'the local AWS could not answer this request; its log says why',
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeAllConnections();
  await closed;
}
