import type { DeployedApi } from '../api/deployed-api';
import { callRequest, type CallOptions } from './call-request';

const api: DeployedApi = {
  stack: 'echo-api',
  stage: 'local',
  apiUrl: 'https://abc.execute-api.eu-west-1.amazonaws.com/local',
  tokenUrl: 'https://p.auth.eu-west-1.amazoncognito.com/oauth2/token',
  clients: [
    { name: 'reader', clientId: 'r', oauthScopes: ['echo-api/read'] },
    { name: 'writer', clientId: 'w', oauthScopes: ['echo-api/read', 'echo-api/write'] },
  ],
  routes: [
    { method: 'GET', path: '/echo', authorization: 'COGNITO_USER_POOLS', oauthScopes: ['echo-api/read'] },
    { method: 'POST', path: '/echo', authorization: 'COGNITO_USER_POOLS', oauthScopes: ['echo-api/write'] },
    { method: 'PUT', path: '/echo', authorization: 'COGNITO_USER_POOLS', oauthScopes: ['echo-api/admin'] },
    { method: 'OPTIONS', path: '/echo', authorization: 'NONE', oauthScopes: [] },
  ],
  secretOf: () => 'secret',
};

const request = (options: Partial<CallOptions>) => callRequest(api, { path: '/echo', ...options });

describe('callRequest', () => {
  it('takes the first client that may call the route, with the scopes of the route alone', () => {
    expect(request({ data: '{"a":1}' })).toEqual({
      method: 'POST',
      url: 'https://abc.execute-api.eu-west-1.amazonaws.com/local/echo',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
      caller: { client: api.clients[1], oauthScopes: ['echo-api/write'] },
      note: 'as client "writer" with echo-api/write',
    });
    expect(request({}).note).toBe('as client "reader" with echo-api/read');
  });

  it('sends what a named client has when nothing of it opens the route, and says so', () => {
    expect(request({ method: 'post', client: 'reader' })).toMatchObject({
      method: 'POST',
      caller: { oauthScopes: ['echo-api/read'] },
      note: 'as client "reader" with echo-api/read; none of them opens POST /echo',
    });
  });

  it('calls a preflight without token', () => {
    expect(request({ method: 'OPTIONS' })).toMatchObject({
      caller: undefined,
      note: 'OPTIONS /echo needs no token, so none is sent',
    });
  });

  it('adds headers and query parameters as they are', () => {
    const { url, headers } = request({
      path: '/echo?a=1',
      query: ['b=2=3', 'b=x y'],
      header: ['X-Trace: 1:2', 'Content-Type: text/plain'],
      data: 'text',
    });
    expect(url).toBe('https://abc.execute-api.eu-west-1.amazonaws.com/local/echo?a=1&b=2%3D3&b=x+y');
    expect(headers).toEqual({ 'content-type': 'text/plain', 'x-trace': '1:2' });
  });

  it.each<[string, Partial<CallOptions>, string]>([
    [
      'no route is called so',
      { path: '/nothing' },
      'echo-api has no route GET /nothing; its routes are: GET /echo, POST /echo, PUT /echo, OPTIONS /echo',
    ],
    [
      'no client has a scope of the route',
      { method: 'PUT' },
      'echo-api: no client has a scope of PUT /echo (echo-api/admin); give one of the clients that scope, or name a ' +
        'client with --client to see it refused',
    ],
    [
      'the client is unknown',
      { client: 'nobody' },
      'echo-api has no client "nobody"; its clients are: reader, writer',
    ],
    [
      'the path is relative',
      { path: 'echo' },
      '--path: expected a path that starts with "/"; received "echo"',
    ],
    [
      'the path leaves the API',
      { path: '/../prod/echo' },
      '--path: expected a path inside of the API; received "/../prod/echo"',
    ],
    [
      'a GET has data',
      { method: 'GET', data: '{}' },
      '--data: a GET carries no body; take --method=POST or another method that does',
    ],
    [
      'a header has no value',
      { header: ['Bearer CANARY'] },
      '--header: expected name:value, but there is no ":" behind a name',
    ],
    [
      'a query has no value',
      { query: ['a'] },
      '--query: expected name=value, but there is no "=" behind a name',
    ],
    [
      'a header would carry a token past the client',
      { header: ['Authorization: Bearer CANARY'] },
      '--header: Authorization is set by this command; name the client whose token to send: --client',
    ],
  ])('refuses when %s', (_when, options, message) => {
    expect(() => request(options)).toThrow(new Error(message));
  });
});
