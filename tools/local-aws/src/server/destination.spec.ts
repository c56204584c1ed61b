import { destinationOf, type Destination } from './destination';

const destination = (target: string, host = '127.0.0.1:4566', headers = {}, method = 'GET'): Destination =>
  destinationOf({ method, target, host, headers });

describe('the destination of a request', () => {
  it.each([
    ['an API', 'abc123.execute-api.eu-west-1.amazonaws.com', '/v1/echo'],
    ['a user pool domain', 'm2m-local.auth.us-east-1.amazoncognito.com', '/oauth2/token'],
    [
      'the discovery of a user pool',
      'cognito-idp.us-east-1.amazonaws.com',
      '/us-east-1_abc/.well-known/jwks.json',
    ],
    ['a custom domain', 'tokens.example.com', '/oauth2/token'],
  ])('is the data plane for %s, by Host and by path alike', (_name, host, path) => {
    const expected = { kind: 'data-plane', host, path, query: 'a=%2F&a=2' };
    expect(destination(`${path}?a=%2F&a=2`, `${host}:4566`)).toEqual(expected);
    expect(destination(`/_host/${host}${path}?a=%2F&a=2`)).toEqual(expected);
  });

  it('is the data plane for an API whoever signed the request', () => {
    const signed = {
      authorization: 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/execute-api/aws4_request',
    };
    expect(destination('/v1/echo', 'abc.execute-api.us-east-1.amazonaws.com', signed).kind).toBe(
      'data-plane',
    );
  });

  it('is the control plane for calls of AWS clients, path as it came', () => {
    const expected = { kind: 'control-plane', target: '/tags/arn%3Aaws%3A1?tagKeys=a' };
    for (const host of [
      '127.0.0.1:4566',
      'localhost:4566',
      'bucket.localhost:4566',
      'ssm.us-east-1.amazonaws.com',
    ]) {
      expect(destination('/tags/arn%3Aaws%3A1?tagKeys=a', host)).toEqual(expected);
    }
    expect(destination('/', 'cognito-idp.us-east-1.amazonaws.com', {}, 'POST').kind).toBe('control-plane');
    expect(destination('/_host/ssm.us-east-1.amazonaws.com', '127.0.0.1')).toEqual({
      kind: 'control-plane',
      target: '/',
    });
  });

  it('is the health', () => {
    expect(destination('/_local/health')).toEqual({ kind: 'health' });
  });

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'refuses a web page that calls an AWS API: %j',
    (headers) => {
      expect(destination('/moto-api/reset', '127.0.0.1:4566', headers, 'POST')).toEqual({
        kind: 'refused',
        status: 403,
        reason: 'the AWS APIs of the local AWS are not for web pages',
      });
    },
  );

  it('does not take a rebound DNS name for the control plane', () => {
    expect(destination('/moto-api/reset', 'evil.example:4566', {}, 'POST').kind).toBe('data-plane');
    expect(destination('/moto-api/reset', 'localhost.evil.example', {}, 'POST').kind).toBe('data-plane');
    expect(destination('/moto-api/reset', '127.0.0.1.evil.example', {}, 'POST').kind).toBe('data-plane');
  });

  it('refuses to be a proxy', () => {
    expect(destination('http://example.com/')).toEqual({
      kind: 'refused',
      status: 400,
      reason: 'request target "http://example.com/" is not a path; this is a server, not a proxy',
    });
  });
});
