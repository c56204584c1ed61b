import type { Client, Route } from '../api/deployed-api';
import { checksOf, type Check } from './checks';

const read = 'echo-api/read';
const write = 'echo-api/write';
const reader: Client = { name: 'reader', clientId: 'r', oauthScopes: [read] };
const writer: Client = { name: 'writer', clientId: 'w', oauthScopes: [read, write] };

const protectedRoute = (method: string, path: string, ...oauthScopes: string[]): Route => ({
  method,
  path,
  authorization: 'COGNITO_USER_POOLS',
  oauthScopes,
});

/** One line per check: what is sent, as whom, and what is expected. */
const lines = (checks: Check[]): string[] =>
  checks.map(({ route, what, expected, call }) => {
    if ('notTestable' in call) {
      return `${route}: ${what}: not testable: ${call.notTestable}`;
    }
    const { credential } = call;
    const who =
      'client' in credential ? ` ${credential.client.name}[${credential.oauthScopes.join(' ')}]` : '';
    return `${route}: ${what}: ${call.method} ${call.path} ${credential.kind}${who} -> ${expected}`;
  });

describe('checksOf', () => {
  it('calls every route without token, with bad tokens, with the wrong scope and as every client that may', () => {
    const routes = [protectedRoute('GET', '/echo', read), protectedRoute('POST', '/echo', write)];

    expect(lines(checksOf({ routes, clients: [reader, writer] }))).toEqual([
      'GET /echo: no token: GET /echo none -> 401',
      'GET /echo: garbage token: GET /echo garbage -> 401',
      'GET /echo: tampered signature: GET /echo forged reader[echo-api/read] -> 401',
      'GET /echo: token of the wrong scope: GET /echo token writer[echo-api/write] -> 401',
      'GET /echo: right token: GET /echo token reader[echo-api/read] -> 2xx',
      'GET /echo: right token: GET /echo token writer[echo-api/read] -> 2xx',
      'POST /echo: no token: POST /echo none -> 401',
      'POST /echo: garbage token: POST /echo garbage -> 401',
      'POST /echo: tampered signature: POST /echo forged writer[echo-api/write] -> 401',
      'POST /echo: token of the wrong scope: POST /echo token reader[echo-api/read] -> 401',
      'POST /echo: right token: POST /echo token writer[echo-api/write] -> 2xx',
      'GET /verify/no-such-route: unknown route: GET /verify/no-such-route none -> 403',
    ]);
  });

  it('says that a wrong scope is not testable when no client has one', () => {
    const checks = checksOf({
      routes: [protectedRoute('GET', '/echo', read, write)],
      clients: [reader, writer],
    });
    expect(lines(checks)).toContain(
      'GET /echo: token of the wrong scope: not testable: no client lacks the scope',
    );
  });

  it('says that a right token is not testable when no client may call the route', () => {
    const checks = checksOf({ routes: [protectedRoute('POST', '/echo', write)], clients: [reader] });
    expect(lines(checks)).toEqual([
      'POST /echo: no token: POST /echo none -> 401',
      'POST /echo: garbage token: POST /echo garbage -> 401',
      'POST /echo: tampered signature: not testable: no client has a scope of this route',
      'POST /echo: token of the wrong scope: POST /echo token reader[echo-api/read] -> 401',
      'POST /echo: right token: not testable: no client has a scope of this route',
      'GET /verify/no-such-route: unknown route: GET /verify/no-such-route none -> 403',
    ]);
  });

  it('expects a preflight to answer without token', () => {
    const preflight: Route = { method: 'OPTIONS', path: '/echo', authorization: 'NONE', oauthScopes: [] };
    const [check] = checksOf({ routes: [preflight], clients: [reader] });
    expect(check).toMatchObject({
      expected: '2xx',
      call: {
        method: 'OPTIONS',
        headers: { origin: 'https://verify.example', 'access-control-request-method': 'GET' },
        credential: { kind: 'none' },
      },
    });
  });

  it('expects 401 of any other route without authorization, so that an open route is a finding', () => {
    const open: Route = { method: 'GET', path: '/echo', authorization: 'NONE', oauthScopes: [] };
    expect(lines(checksOf({ routes: [open], clients: [reader] }))).toContain(
      'GET /echo: no token: GET /echo none -> 401',
    );
  });

  it('has no unknown route where a greedy one answers every path', () => {
    const checks = checksOf({ routes: [protectedRoute('ANY', '/{proxy+}', read)], clients: [reader] });
    expect(lines(checks).at(-1)).toBe(
      'GET /verify/no-such-route: unknown route: not testable: ANY /{proxy+} answers every path',
    );
  });

  it('sends a JSON body where the method has one, and sample values for path parameters', () => {
    const [check] = checksOf({ routes: [protectedRoute('PUT', '/orders/{id}', read)], clients: [reader] });
    expect(check?.call).toMatchObject({
      path: '/orders/sample',
      body: '{"sentBy":"verify"}',
      headers: { 'content-type': 'application/json' },
    });
  });
});
