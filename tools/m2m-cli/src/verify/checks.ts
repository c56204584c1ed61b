/**
 * The calls that prove an API is locked, and what must be answered. Pure: from the access of an API to a list of checks; nobody
 * is called here.
 *
 * For every route: without token, with garbage, with a forged signature and with a token of other scopes it must refuse. Every
 * client of the user pool calls it with all its scopes, and is answered what the access matrix says. Every client that gets
 * through does so with the scopes of the route alone, too. A preflight has to answer without token, because browsers send none.
 * A path that no route has answers 403 "Missing Authentication Token".
 */
import { scopesBeside, scopesFor } from '../api/least-scopes';
import { carriesBody, matchesPath, sampleMethod, samplePath } from '../api/route-match';
import type { ApiAccess, Caller, Cell, RouteAccess } from './api-access';

/** What a call shows at the door. */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'token' | 'forged'; readonly caller: Caller; readonly oauthScopes: readonly string[] };

export type Expectation = '401' | '403' | '2xx';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly credential: Credential;
  /** The header that carries the token. */
  readonly tokenHeader: string;
}

export interface Check {
  /** Method and path as the stack declares them. */
  readonly route: string;
  readonly what: string;
  readonly expected: Expectation;
  /** The call to make, or why there is none to make. */
  readonly call: Call | { readonly notTestable: string; readonly client?: string };
}

/** Every check of an API, route by route in the order of the stack. */
export function checksOf({ routes, unknown }: ApiAccess): Check[] {
  return [
    ...routes.flatMap((route) => checksOfRoute(route)),
    unknownRoute(routes),
    ...unknown.map((what) => ({
      route: '-',
      what: `deployed ${what}`,
      expected: '401' as const,
      call: { notTestable: 'the synthesized stack does not have it; deploy the stack' },
    })),
  ];
}

function checksOfRoute(route: RouteAccess): Check[] {
  const refused = route.withoutToken.answer === '403' ? '403' : '401';
  if (route.notTestable !== undefined) {
    return [check(route, 'every call', refused, { notTestable: route.notTestable })];
  }
  if (isPreflight(route)) {
    return [
      check(route, 'preflight without token', '2xx', callTo(route, { kind: 'none' }, preflightHeaders)),
    ];
  }
  const callers = route.cells.flatMap(({ caller, decision: { answer } }) =>
    'client' in caller && answer === 'ALLOW' ? [caller] : [],
  );
  return [
    check(route, 'no token', refused, callTo(route, { kind: 'none' })),
    check(route, 'garbage token', refused, callTo(route, { kind: 'garbage' })),
    check(route, 'tampered signature', refused, forgery(route, callers)),
    ...wrongScope(route, callers),
    ...route.cells.map((cell) => cellCheck(route, cell)),
    ...callers
      .filter(({ client }) => scopesBeside(client, route).length > 0 && scopesFor(client, route).length > 0)
      .map((caller) =>
        check(route, 'right token', '2xx', callTo(route, tokenFor(caller, scopesFor(caller.client, route)))),
      ),
  ];
}

/** Only the preflight may be open. Any other route without authorization is checked like the rest, and fails. */
function isPreflight({ method, isOpen }: RouteAccess): boolean {
  return method === 'OPTIONS' && isOpen;
}

// An address that RFC 2606 reserves, so that it is nobody's.
const preflightHeaders = { origin: 'https://verify.example', 'access-control-request-method': 'GET' };

function check(
  { method, path }: RouteAccess,
  what: string,
  expected: Expectation,
  call: Check['call'],
): Check {
  return { route: `${method} ${path}`, what, expected, call };
}

function callTo(route: RouteAccess, credential: Credential, headers: Record<string, string> = {}): Call {
  const method = sampleMethod(route);
  const body = carriesBody(method) ? JSON.stringify({ sentBy: 'verify' }) : undefined;
  return {
    method,
    path: samplePath(route.path),
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    body,
    credential,
    tokenHeader: route.tokenHeader,
  };
}

function tokenFor(caller: Caller, oauthScopes: readonly string[]): Credential {
  return { kind: 'token', caller, oauthScopes };
}

/** One cell of the access matrix as a call. */
function cellCheck(route: RouteAccess, { caller, decision }: Cell): Check {
  const { answer, why, getsToken } = decision;
  const expected = answer === 'ALLOW' || answer === 'unknown' ? '2xx' : answer;
  const what = 'token of all scopes';
  if ('notTestable' in caller) {
    return check(route, what, expected, { notTestable: caller.notTestable, client: caller.label });
  }
  return check(
    route,
    what,
    expected,
    answer === 'unknown' || getsToken === false
      ? { notTestable: why, client: caller.name }
      : callTo(route, tokenFor(caller, caller.client.oauthScopes)),
  );
}

function forgery(route: RouteAccess, [caller]: readonly Caller[]): Check['call'] {
  if (caller === undefined) return { notTestable: 'no client gets through' };
  const fitting = scopesFor(caller.client, route);
  const oauthScopes = fitting.length > 0 ? fitting : caller.client.oauthScopes;
  return callTo(route, { kind: 'forged', caller, oauthScopes });
}

/** Whoever gets through, with its other scopes. Clients that have no scope of the route stand in the matrix. */
function wrongScope(route: RouteAccess, callers: readonly Caller[]): Check[] {
  const caller = callers.find(({ client }) => scopesBeside(client, route).length > 0);
  const what = 'token of the wrong scope';
  if (caller !== undefined) {
    return [check(route, what, '401', callTo(route, tokenFor(caller, scopesBeside(caller.client, route))))];
  }
  const isShown = route.cells.some((cell) => 'client' in cell.caller && cell.decision.answer !== 'ALLOW');
  return isShown ? [] : [check(route, what, '401', { notTestable: 'no client lacks the scope' })];
}

const unknownPath = '/verify/no-such-route';

function unknownRoute(routes: readonly RouteAccess[]): Check {
  const answering = routes.find(({ path }) => matchesPath(path, unknownPath));
  return {
    route: `GET ${unknownPath}`,
    what: 'unknown route',
    expected: '403',
    call: answering
      ? { notTestable: `${answering.method} ${answering.path} answers every path` }
      : {
          method: 'GET',
          path: unknownPath,
          headers: {},
          body: undefined,
          credential: { kind: 'none' },
          tokenHeader: 'authorization',
        },
  };
}
