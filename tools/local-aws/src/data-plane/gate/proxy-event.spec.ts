import { isBinary, proxyEvent } from './proxy-event';
import type { GateRequest } from './request-context';

const request: GateRequest = {
  requestId: '12345678-1234-1234-1234-123456789abc',
  extendedRequestId: 'ext=',
  receivedAt: new Date('2026-01-31T12:34:56.789Z'),
  region: 'eu-west-1',
  apiId: 'api1',
  stageName: 'dev',
  path: '/orders/a%20b',
  http: {
    method: 'POST',
    host: 'api1.execute-api.eu-west-1.amazonaws.com',
    path: '/dev/orders/a%20b',
    query: 'x=1&x=2&y=a+b%26',
    headers: [
      ['Host', '127.0.0.1:4566'],
      ['User-Agent', 'spec'],
      ['X-Many', '1'],
      ['X-Many', '2'],
    ],
    sourceIp: '127.0.0.1',
    body: () => Promise.reject(new Error('read before')),
  },
};

const input = {
  request,
  route: {
    resource: { resourceId: 'r1', path: '/orders/{id}', methods: new Map() },
    method: {
      httpMethod: 'ANY',
      authorization: { kind: 'none' },
      apiKeyRequired: false,
      integration: { kind: 'not-emulated', what: 'nothing' },
    },
    pathParameters: { id: 'a%20b' },
  },
  deploymentId: 'd1',
  stageVariables: {},
  claims: {
    iss: 'issuer',
    exp: 1513495692,
    token_use: 'access',
    all: { exp: 1513495692, iat: 1513492092, version: 2, scope: 'a/x' },
  },
  accountId: '123456789012',
  body: Buffer.from('häng'),
  binaryMediaTypes: [],
} as const;

describe('proxyEvent', () => {
  it('is the event of payload format 1.0', () => {
    expect(proxyEvent(input)).toEqual({
      resource: '/orders/{id}',
      path: '/orders/a%20b',
      httpMethod: 'POST',
      headers: {
        Host: 'api1.execute-api.eu-west-1.amazonaws.com',
        'User-Agent': 'spec',
        'X-Many': '2',
        'X-Amzn-Trace-Id': 'Root=1-12345678-123412341234123456789abc',
        'X-Forwarded-For': '127.0.0.1',
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      },
      multiValueHeaders: expect.objectContaining({ 'X-Many': ['1', '2'], 'User-Agent': ['spec'] }),
      queryStringParameters: { x: '2', y: 'a b&' },
      multiValueQueryStringParameters: { x: ['1', '2'], y: ['a b&'] },
      pathParameters: { id: 'a%20b' },
      stageVariables: null,
      requestContext: {
        resourceId: 'r1',
        authorizer: {
          claims: {
            exp: 'Sun Dec 17 07:28:12 UTC 2017',
            iat: 'Sun Dec 17 06:28:12 UTC 2017',
            version: '2',
            scope: 'a/x',
          },
        },
        resourcePath: '/orders/{id}',
        httpMethod: 'POST',
        extendedRequestId: 'ext=',
        requestTime: '31/Jan/2026:12:34:56 +0000',
        path: '/dev/orders/a%20b',
        accountId: '123456789012',
        protocol: 'HTTP/1.1',
        stage: 'dev',
        domainPrefix: 'api1',
        requestTimeEpoch: 1769862896789,
        requestId: '12345678-1234-1234-1234-123456789abc',
        identity: expect.objectContaining({ sourceIp: '127.0.0.1', userAgent: 'spec', accountId: null }),
        domainName: 'api1.execute-api.eu-west-1.amazonaws.com',
        deploymentId: 'd1',
        apiId: 'api1',
      },
      body: 'häng',
      isBase64Encoded: false,
    });
  });

  it('has null where there is nothing', () => {
    const bare = { ...request, http: { ...request.http, query: '', headers: [] } };
    const route = { ...input.route, pathParameters: {} };
    expect(
      proxyEvent({ ...input, request: bare, route, body: new Uint8Array(), claims: undefined }),
    ).toMatchObject({
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      body: null,
    });
  });

  it('encodes a body of a binary media type', () => {
    const image = {
      ...request,
      http: { ...request.http, headers: [['Content-Type', 'image/PNG; q=1']] as const },
    };
    expect(proxyEvent({ ...input, request: image, binaryMediaTypes: ['image/*'] })).toMatchObject({
      body: Buffer.from('häng').toString('base64'),
      isBase64Encoded: true,
    });
    expect([
      isBinary('', ['*/*']),
      isBinary('image/png', ['image/gif']),
      isBinary('imagex', ['image/*']),
    ]).toEqual([true, false, false]);
  });
});
