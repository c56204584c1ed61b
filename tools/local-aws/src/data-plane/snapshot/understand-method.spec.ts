/** "Unknown means refuse": whatever the gate does not understand completely has a name in the snapshot and no way in. */
import type { AuthorizerDescription, MethodDescription } from '../aws-reader/api-gateway-reader';
import { understandMethod } from './understand-method';

const place = { httpMethod: 'GET', resourcePath: '/echo' };

const uri =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:echo/invocations';

const authorizer: AuthorizerDescription = {
  id: 'auth1',
  name: 'pool',
  type: 'COGNITO_USER_POOLS',
  identitySource: 'method.request.header.X-Token',
  providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_A'],
};

const method: MethodDescription = {
  authorizationType: 'COGNITO_USER_POOLS',
  authorizerId: 'auth1',
  authorizationScopes: ['a/x'],
  methodIntegration: { type: 'AWS_PROXY', uri, timeoutInMillis: 5000 },
};

const understand = (
  changes: Partial<MethodDescription>,
  authorizerChanges: Partial<AuthorizerDescription> = {},
) => understandMethod(place, { ...method, ...changes }, [{ ...authorizer, ...authorizerChanges }]);

const mock = (changes: object) => ({
  type: 'MOCK',
  requestTemplates: { 'application/json': '{ "statusCode": 200 }' },
  integrationResponses: { '200': { statusCode: '200' } },
  ...changes,
});

describe('understandMethod', () => {
  it('understands a Cognito authorizer in front of a Lambda proxy', () => {
    expect(understand({})).toEqual({
      httpMethod: 'GET',
      authorization: {
        kind: 'cognito',
        authorizerId: 'auth1',
        headerName: 'x-token',
        issuers: ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_A'],
        oauthScopes: ['a/x'],
      },
      apiKeyRequired: false,
      integration: {
        kind: 'lambda-proxy',
        functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:echo',
        timeoutMilliseconds: 5000,
      },
    });
  });

  it('understands a mock that answers with fixed texts', () => {
    const methodIntegration = mock({
      integrationResponses: {
        '200': {
          statusCode: '200',
          responseParameters: { 'method.response.header.Allow': "'GET'" },
          responseTemplates: { 'application/json': 'fixed' },
        },
      },
    });
    expect(understand({ authorizationType: 'NONE', methodIntegration })).toMatchObject({
      authorization: { kind: 'none' },
      integration: { kind: 'mock', status: 200, headers: [['Allow', 'GET']], body: 'fixed' },
    });
  });

  it.each([
    [{ authorizationType: null }, {}, 'authorization type (none given) of GET /echo'],
    [{ authorizationType: 'AWS_IAM' }, {}, 'authorization type AWS_IAM of GET /echo'],
    [{ authorizationType: 'CUSTOM' }, {}, 'authorization type CUSTOM of GET /echo'],
    [{ authorizationType: 'none' }, {}, 'authorization type none of GET /echo'],
    [{ authorizerId: null }, {}, 'authorizer (none given) of GET /echo, which does not exist'],
    [{ authorizerId: 'gone' }, {}, 'authorizer gone of GET /echo, which does not exist'],
    [{}, { type: 'TOKEN' }, 'type TOKEN of authorizer auth1 (pool)'],
    [{}, { identityValidationExpression: '.*' }, 'identity validation expression of authorizer auth1 (pool)'],
    [{}, { identitySource: null }, 'identity source (none given) of authorizer auth1 (pool)'],
    [
      {},
      { identitySource: 'method.request.querystring.token' },
      'identity source method.request.querystring.token of authorizer auth1 (pool)',
    ],
    [{}, { providerARNs: ['arn:aws:iam::1:x'] }, 'provider arn:aws:iam::1:x of authorizer auth1 (pool)'],
  ])('refuses the authorization of %j with authorizer %j by name', (changes, authorizerChanges, what) => {
    expect(understand(changes, authorizerChanges).authorization).toEqual({ kind: 'not-emulated', what });
  });

  it('lets no token in for an authorizer without pools', () => {
    expect(understand({}, { providerARNs: null }).authorization).toMatchObject({
      kind: 'cognito',
      issuers: [],
    });
  });

  it.each([
    [null, 'missing integration of GET /echo'],
    [{ type: 'HTTP_PROXY', uri: 'https://example.com' }, 'integration type HTTP_PROXY of GET /echo'],
    [{ type: 'AWS', uri }, 'integration type AWS of GET /echo'],
    [
      { type: 'AWS_PROXY', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/q' },
      'integration URI arn:aws:apigateway:eu-west-1:sqs:path/q of GET /echo',
    ],
    [
      { type: 'AWS_PROXY', uri, credentials: 'arn:aws:iam::1:role/r' },
      'integration credentials of GET /echo',
    ],
    [
      { type: 'AWS_PROXY', uri, requestParameters: { a: "'b'" } },
      'integration request parameters of GET /echo',
    ],
    [mock({ requestTemplates: null }), 'request template of the mock integration of GET /echo'],
    [
      mock({ requestTemplates: { 'application/json': '#set($a = 1)' } }),
      'request template of the mock integration of GET /echo',
    ],
    [mock({ integrationResponses: {} }), 'integration responses of the mock integration of GET /echo'],
    [
      mock({ integrationResponses: { '200': { statusCode: '200', selectionPattern: '2.*' } } }),
      'integration responses of the mock integration of GET /echo',
    ],
    [
      mock({
        integrationResponses: {
          '200': {
            statusCode: '200',
            responseParameters: { 'method.response.header.A': 'context.requestId' },
          },
        },
      }),
      'response parameters of the mock integration of GET /echo',
    ],
    [
      mock({
        integrationResponses: {
          '200': { statusCode: '200', responseTemplates: { 'application/json': '$input.body' } },
        },
      }),
      'response template of the mock integration of GET /echo',
    ],
  ])('refuses the integration %j by name', (methodIntegration, what) => {
    const changed = { methodIntegration } as Partial<MethodDescription>;
    expect(understand(changed).integration).toEqual({ kind: 'not-emulated', what });
  });

  it('refuses a request validator by name', () => {
    expect(understand({ requestValidatorId: 'v1' }).integration).toEqual({
      kind: 'not-emulated',
      what: 'request validator v1 of GET /echo',
    });
  });
});
