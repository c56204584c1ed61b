import type { Decision } from '@m2m/m2m-guard';
import type { Client } from '../api/deployed-api';
import type { Cell, RouteAccess } from './api-access';
import { checksOf, type Check } from './checks';

const read = 'echo-api/read';
const write = 'echo-api/write';
const of = { stack: 'echo-api', stage: 'local', tokenUrl: '', clients: [], secretOf: () => '' };
const reader: Client = { name: 'reader', clientId: 'r', oauthScopes: [read] };
const writer: Client = { name: 'writer', clientId: 'w', oauthScopes: [read, write] };

const decision = (answer: Decision['answer'], why = ''): Decision => ({ answer, why, grade: 'D' });

/** A client and what the matrix says about it. */
const cell = (client: Client, answer: Decision['answer'], why?: string): Cell => ({
  decision: decision(answer, why),
  caller: { name: client.name, client, of },
});

const route = (
  method: string,
  path: string,
  oauthScopes: readonly string[],
  cells: readonly Cell[],
): RouteAccess => ({
  method,
  path,
  oauthScopes,
  isOpen: false,
  withoutToken: decision('401'),
  tokenHeader: 'authorization',
  cells,
});

/** One line per check: what is sent, as whom, and what is expected. */
const lines = (checks: Check[]): string[] =>
  checks.map(({ route: of, what, expected, call }) => {
    if ('notTestable' in call) {
      const who = call.client === undefined ? '' : ` ${call.client}`;
      return `${of}: ${what}:${who} not testable: ${call.notTestable}`;
    }
    const { credential } = call;
    const who =
      'caller' in credential ? ` ${credential.caller.name}[${credential.oauthScopes.join(' ')}]` : '';
    return `${of}: ${what}: ${call.method} ${call.path} ${credential.kind}${who} -> ${expected}`;
  });

const linesOf = (...routes: RouteAccess[]) => lines(checksOf({ routes, unknown: [] }));

describe('checksOf', () => {
  it('calls every route without token, with bad tokens, and as every client of the matrix', () => {
    expect(
      linesOf(
        route('GET', '/echo', [read], [cell(reader, 'ALLOW'), cell(writer, 'ALLOW')]),
        route('POST', '/echo', [write], [cell(reader, '401'), cell(writer, 'ALLOW')]),
      ),
    ).toEqual([
      'GET /echo: no token: GET /echo none -> 401',
      'GET /echo: garbage token: GET /echo garbage -> 401',
      'GET /echo: tampered signature: GET /echo forged reader[echo-api/read] -> 401',
      'GET /echo: token of the wrong scope: GET /echo token writer[echo-api/write] -> 401',
      'GET /echo: token of all scopes: GET /echo token reader[echo-api/read] -> 2xx',
      'GET /echo: token of all scopes: GET /echo token writer[echo-api/read echo-api/write] -> 2xx',
      'GET /echo: right token: GET /echo token writer[echo-api/read] -> 2xx',
      'POST /echo: no token: POST /echo none -> 401',
      'POST /echo: garbage token: POST /echo garbage -> 401',
      'POST /echo: tampered signature: POST /echo forged writer[echo-api/write] -> 401',
      'POST /echo: token of the wrong scope: POST /echo token writer[echo-api/read] -> 401',
      'POST /echo: token of all scopes: POST /echo token reader[echo-api/read] -> 401',
      'POST /echo: token of all scopes: POST /echo token writer[echo-api/read echo-api/write] -> 2xx',
      'POST /echo: right token: POST /echo token writer[echo-api/write] -> 2xx',
      'GET /verify/no-such-route: unknown route: GET /verify/no-such-route none -> 403',
    ]);
  });

  it('expects what the matrix says, whatever it is', () => {
    expect(linesOf(route('GET', '/echo', [read], [cell(reader, '403')]))).toContain(
      'GET /echo: token of all scopes: GET /echo token reader[echo-api/read] -> 403',
    );
  });

  it('says why a cell is not testable: nobody can tell, no token, no credentials', () => {
    const cells: Cell[] = [
      cell(reader, 'unknown', 'the scopes cannot be told'),
      {
        ...cell(writer, '401'),
        decision: { ...decision('401', 'the client gets no token'), getsToken: false },
      },
      {
        decision: decision('ALLOW'),
        caller: { label: 'orders-api/shop', notTestable: 'orders-api is not deployed' },
      },
    ];
    expect(linesOf(route('GET', '/echo', [read], cells)).slice(2, -1)).toEqual([
      'GET /echo: tampered signature: not testable: no client gets through',
      'GET /echo: token of all scopes: reader not testable: the scopes cannot be told',
      'GET /echo: token of all scopes: writer not testable: the client gets no token',
      'GET /echo: token of all scopes: orders-api/shop not testable: orders-api is not deployed',
    ]);
  });

  it('says that a wrong scope is not testable when no client lacks one', () => {
    expect(linesOf(route('GET', '/echo', [read, write], [cell(writer, 'ALLOW')]))).toContain(
      'GET /echo: token of the wrong scope: not testable: no client lacks the scope',
    );
  });

  it('expects a preflight to answer without token', () => {
    const preflight = { ...route('OPTIONS', '/echo', [], [cell(reader, 'ALLOW')]), isOpen: true };
    const [check, ...others] = checksOf({ routes: [preflight], unknown: [] });
    expect(check).toMatchObject({
      expected: '2xx',
      call: {
        method: 'OPTIONS',
        headers: { origin: 'https://verify.example', 'access-control-request-method': 'GET' },
        credential: { kind: 'none' },
      },
    });
    expect(lines(others)).toEqual([
      'GET /verify/no-such-route: unknown route: GET /verify/no-such-route none -> 403',
    ]);
  });

  it('expects 401 of any other route without authorization, so that an open route is a finding', () => {
    const open = { ...route('GET', '/echo', [], [cell(reader, 'ALLOW')]), isOpen: true };
    expect(linesOf({ ...open, withoutToken: decision('ALLOW') }).slice(0, 3)).toEqual([
      'GET /echo: no token: GET /echo none -> 401',
      'GET /echo: garbage token: GET /echo garbage -> 401',
      'GET /echo: tampered signature: GET /echo forged reader[echo-api/read] -> 401',
    ]);
  });

  it('expects 403 where AWS credentials are wanted', () => {
    const iam = { ...route('GET', '/echo', [], []), withoutToken: decision('403') };
    expect(linesOf(iam)[0]).toBe('GET /echo: no token: GET /echo none -> 403');
  });

  it('makes no call to a route whose URL is not known', () => {
    const url = { ...route('ANY', 'function URL', [], []), notTestable: 'its URL is not known' };
    expect(linesOf(url)[0]).toBe('ANY function URL: every call: not testable: its URL is not known');
  });

  it('has no unknown route where a greedy one answers every path', () => {
    expect(linesOf(route('ANY', '/{proxy+}', [read], [])).at(-1)).toBe(
      'GET /verify/no-such-route: unknown route: not testable: ANY /{proxy+} answers every path',
    );
  });

  it('names what is deployed and not in the synthesized stack', () => {
    expect(lines(checksOf({ routes: [], unknown: ['client old'] })).at(-1)).toBe(
      '-: deployed client old: not testable: the synthesized stack does not have it; deploy the stack',
    );
  });

  it('sends a JSON body where the method has one, sample values for path parameters, the token where it belongs', () => {
    const put = { ...route('PUT', '/orders/{id}', [read], [cell(reader, 'ALLOW')]), tokenHeader: 'x-token' };
    const [check] = checksOf({ routes: [put], unknown: [] });
    expect(check?.call).toMatchObject({
      path: '/orders/sample',
      body: '{"sentBy":"verify"}',
      headers: { 'content-type': 'application/json' },
      tokenHeader: 'x-token',
    });
  });
});
