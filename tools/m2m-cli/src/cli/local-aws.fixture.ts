/**
 * A server for specs that answers as a local AWS does for one API: a token endpoint and a gate, each reached through
 * `/_host/<host>`. Tokens are opaque; a spec opens the door or breaks it by `behave`.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { DeployedApi, Route } from '../api/deployed-api';
import type { ApiAccess } from '../verify/api-access';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface LocalAws {
  readonly endpoint: string;
  readonly received: Received[];
  /** Overrides the answer to a request; undefined leaves it as it is. */
  behave: (request: Received) => Answer | undefined;
  close(): Promise<void>;
}

const secrets: Record<string, string> = {
  'id-of-reader': 'CANARY-secret-r',
  'id-of-writer': 'CANARY-secret-w',
};

const route = (method: string, ...oauthScopes: string[]): Route => ({
  method,
  path: '/echo',
  authorization: oauthScopes.length === 0 ? 'NONE' : 'COGNITO_USER_POOLS',
  oauthScopes,
});

/** The API that the server answers for. */
export const echoApi: DeployedApi = {
  stack: 'echo-api',
  stage: 'local',
  apiUrl: 'https://abc.execute-api.eu-west-1.amazonaws.com/local',
  tokenUrl: 'https://pool.auth.eu-west-1.amazoncognito.com/oauth2/token',
  clients: [
    { name: 'reader', clientId: 'id-of-reader', oauthScopes: ['echo-api/read'] },
    { name: 'writer', clientId: 'id-of-writer', oauthScopes: ['echo-api/read', 'echo-api/write'] },
  ],
  routes: [route('GET', 'echo-api/read'), route('POST', 'echo-api/write'), route('OPTIONS')],
  secretOf: ({ clientId }) => secrets[clientId] ?? '',
};

const decided = (answer: 'ALLOW' | '401') => ({ answer, why: '', grade: 'D' }) as const;

/** What the synthesized stack of that API says. */
export const echoAccess: ApiAccess = {
  routes: echoApi.routes.map(({ authorization, ...one }) => ({
    ...one,
    isOpen: authorization === 'NONE',
    withoutToken: decided(authorization === 'NONE' ? 'ALLOW' : '401'),
    tokenHeader: 'authorization',
    cells: echoApi.clients.map((client) => ({
      decision: decided(
        authorization === 'NONE' || client.oauthScopes.some((scope) => one.oauthScopes.includes(scope))
          ? 'ALLOW'
          : '401',
      ),
      caller: { name: client.name, client, of: echoApi },
    })),
  })),
  unknown: [],
};

const json = (status: number, value: unknown): Answer => ({ status, body: JSON.stringify(value) });

export async function startLocalAws(): Promise<LocalAws> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { method = '', url = '', headers } = request;
      const seen: Received = { method, path: url, headers, body: await text(request) };
      received.push(seen);
      const { status, body } = local.behave(seen) ?? answer(seen);
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const local: LocalAws = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
    received,
    behave: () => undefined,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
  return local;
}

function answer(request: Received): Answer {
  return request.path.includes('/oauth2/token') ? tokenAnswer(request) : gateAnswer(request);
}

function tokenAnswer({ headers, body }: Received): Answer {
  const basic = Buffer.from(headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString();
  const [clientId = '', secret] = basic.split(':');
  if (secret === undefined || secrets[clientId] !== secret) {
    return json(400, { error: 'invalid_client' });
  }
  const scope = new URLSearchParams(body).get('scope') ?? '';
  const allowed = echoApi.clients.find((client) => client.clientId === clientId)?.oauthScopes ?? [];
  return scope.split(' ').every((one) => allowed.includes(one))
    ? json(200, { access_token: `CANARY.${scope}.sig`, expires_in: 3600, token_type: 'Bearer' })
    : json(400, { error: 'invalid_scope' });
}

function gateAnswer({ method, path, headers, body }: Received): Answer {
  const found = echoApi.routes.find((one) => one.method === method && path.includes('/local/echo'));
  if (found === undefined) {
    return json(403, { message: 'Missing Authentication Token' });
  }
  const [, oauthScopes = '', signature] = headers.authorization?.split('.') ?? [];
  const open = signature === 'sig' && oauthScopes.split(' ').some((one) => found.oauthScopes.includes(one));
  return open || found.authorization === 'NONE'
    ? json(200, { method, body })
    : json(401, { message: 'Unauthorized' });
}
