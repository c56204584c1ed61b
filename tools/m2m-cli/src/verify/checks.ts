/**
 * The calls that prove an API is locked, and what AWS documents as the answer. Pure: from routes and clients to a list of
 * checks; nobody is called here.
 *
 * For every route: without token, with garbage, with a forged signature and with a token that has none of the route's
 * scopes it must answer 401 (AWS documents 401, not 403, for a missing scope at a Cognito authorizer); every client that
 * has a scope of the route must get through. A preflight has to answer without token, because browsers send none. A path
 * that no route has answers 403 "Missing Authentication Token".
 */
import type { Client, DeployedApi, Route } from '../api/deployed-api';
import { clientsFor, scopesBeside, scopesFor } from '../api/least-scopes';
import { carriesBody, matchesPath, sampleMethod, samplePath } from '../api/route-match';

/** What a call shows at the door. */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'token'; readonly client: Client; readonly oauthScopes: readonly string[] }
  | { readonly kind: 'forged'; readonly client: Client; readonly oauthScopes: readonly string[] };

export type Expectation = '401' | '403' | '2xx';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly credential: Credential;
}

export interface Check {
  /** Method and path as the stack declares them. */
  readonly route: string;
  readonly what: string;
  readonly expected: Expectation;
  /** The call to make, or why there is none to make. */
  readonly call: Call | { readonly notTestable: string };
}

type Api = Pick<DeployedApi, 'routes' | 'clients'>;

/** Every check of an API, route by route in the order of the stack. */
export function checksOf(api: Api): Check[] {
  return [...api.routes.flatMap((route) => checksOfRoute(api, route)), unknownRoute(api)];
}

function checksOfRoute(api: Api, route: Route): Check[] {
  if (isPreflight(route)) {
    return [
      check(route, 'preflight without token', '2xx', callTo(route, { kind: 'none' }, preflightHeaders)),
    ];
  }
  const rightClients = clientsFor(api, route);
  return [
    check(route, 'no token', '401', callTo(route, { kind: 'none' })),
    check(route, 'garbage token', '401', callTo(route, { kind: 'garbage' })),
    check(route, 'tampered signature', '401', forgery(route, rightClients)),
    check(route, 'token of the wrong scope', '401', wrongScope(api, route)),
    ...(rightClients.length === 0
      ? [check(route, 'right token', '2xx', { notTestable: 'no client has a scope of this route' })]
      : rightClients.map((client) =>
          check(route, 'right token', '2xx', callTo(route, rightToken(client, route))),
        )),
  ];
}

/** Only the preflight may be open. Any other route without authorization is checked like the rest, and fails. */
function isPreflight({ method, authorization }: Route): boolean {
  return method === 'OPTIONS' && authorization === 'NONE';
}

// An address that RFC 2606 reserves, so that it is nobody's.
const preflightHeaders = { origin: 'https://verify.example', 'access-control-request-method': 'GET' };

function check({ method, path }: Route, what: string, expected: Expectation, call: Check['call']): Check {
  return { route: `${method} ${path}`, what, expected, call };
}

function callTo(route: Route, credential: Credential, headers: Record<string, string> = {}): Call {
  const method = sampleMethod(route);
  const body = carriesBody(method) ? JSON.stringify({ sentBy: 'verify' }) : undefined;
  return {
    method,
    path: samplePath(route.path),
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    body,
    credential,
  };
}

function rightToken(client: Client, route: Route): Credential {
  return { kind: 'token', client, oauthScopes: scopesFor(client, route) };
}

function forgery(route: Route, [client]: readonly Client[]): Check['call'] {
  return client === undefined
    ? { notTestable: 'no client has a scope of this route' }
    : callTo(route, { kind: 'forged', client, oauthScopes: scopesFor(client, route) });
}

/** Best a client that can never call the route; else one that can, with a token of its other scopes. */
function wrongScope({ clients }: Api, route: Route): Check['call'] {
  const beside = (client: Client) => scopesBeside(client, route);
  const client =
    clients.find((one) => beside(one).length > 0 && scopesFor(one, route).length === 0) ??
    clients.find((one) => beside(one).length > 0);
  return client === undefined
    ? { notTestable: 'no client lacks the scope' }
    : callTo(route, { kind: 'token', client, oauthScopes: beside(client) });
}

const unknownPath = '/verify/no-such-route';

function unknownRoute({ routes }: Api): Check {
  const answering = routes.find(({ path }) => matchesPath(path, unknownPath));
  return {
    route: `GET ${unknownPath}`,
    what: 'unknown route',
    expected: '403',
    call: answering
      ? { notTestable: `${answering.method} ${answering.path} answers every path` }
      : { method: 'GET', path: unknownPath, headers: {}, body: undefined, credential: { kind: 'none' } },
  };
}
