/** The case table of the gate: every row of `gateRefusals` is reached through a deployed API, and answers as the row says. */
import { KeyObject, sign } from 'node:crypto';
import {
  apiHost,
  type Answer,
  echoCloud,
  issuer,
  lambdaIntegration,
  TestPlane,
} from '../test-cloud/echo-cloud';
import { type GateRefusal, type GateRefusalRow, gateRefusals } from './gate-refusals';

const cors = {
  type: 'MOCK',
  requestTemplates: { 'application/json': '{"statusCode": 204}' },
  integrationResponses: {
    '204': {
      statusCode: '204',
      responseParameters: {
        'method.response.header.Access-Control-Allow-Origin': "'https://app.example'",
        'method.response.header.Access-Control-Allow-Headers': "'Authorization,Content-Type'",
      },
    },
  },
};

const open = { authorizationType: 'NONE', methodIntegration: lambdaIntegration };

/** The echo API and, per method of `/more`, what else a route can be. */
function makeCloud() {
  const cloud = echoCloud();
  const api = cloud.apis.api1;
  cloud.apis.api1 = {
    ...api,
    resources: [
      ...(api?.resources ?? []),
      {
        id: 'r2',
        path: '/more',
        resourceMethods: {
          OPTIONS: { authorizationType: 'NONE', methodIntegration: cors },
          GET: open,
          HEAD: { ...open, apiKeyRequired: true },
          PATCH: { authorizationType: 'AWS_IAM', methodIntegration: lambdaIntegration },
        },
      },
      { id: 'r3', path: '/files/{proxy+}', resourceMethods: { ANY: open } },
    ],
    stages: {
      dev: {
        stageName: 'dev',
        deploymentId: 'd1',
        variables: { color: 'green' },
        methodSettings: { 'more/GET': { throttlingRateLimit: 0, throttlingBurstLimit: 0 } },
      },
      other: { stageName: 'other', deploymentId: 'd1' },
    },
  };
  return cloud;
}

// Cases start functions, on machines that may be busy with much else.
jest.setTimeout(60_000);

describe('the gate of a REST API', () => {
  let plane: TestPlane;
  let token: string;

  beforeAll(async () => {
    plane = new TestPlane(makeCloud());
    await plane.deploy();
    token = await plane.token();
  });
  afterAll(() => plane.dataPlane.close());

  const bearer = (value: string): readonly (readonly [string, string])[] => [
    ['Authorization', `Bearer ${value}`],
  ];
  const echo = (value: string, method = 'GET') => plane.send({ method, headers: bearer(value) });
  const changed = (
    change: (header: Record<string, unknown>, claims: Record<string, unknown>) => void,
  ): string => {
    const [head = '', body = '', signature = ''] = token.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Record<string, unknown>;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    change(header, claims);
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${encode(header)}.${encode(claims)}.${signature}`;
  };
  /** What the pool itself would sign; the key is taken out of the data plane. */
  const signedByPool = async (change: Record<string, unknown>): Promise<string> => {
    const { keys } = plane.dataPlane as unknown as {
      keys: { existingKeyOf(iss: string): Promise<{ privateKey: Parameters<typeof KeyObject.from>[0] }> };
    };
    const input = changed((_, claims) => Object.assign(claims, change)).replace(/\.[^.]*$/, '');
    const key = KeyObject.from((await keys.existingKeyOf(issuer)).privateKey);
    return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
  };
  const answering = async (source: string): Promise<Answer> => {
    await plane.deploy('d1', source);
    const answer = await echo(token);
    await plane.deploy();
    return answer;
  };
  const soon = () => Math.floor(Date.now() / 1000) + 600;

  const cases: Record<GateRefusal, readonly (readonly [title: string, send: () => Promise<Answer>])[]> = {
    stageUnknown: [
      ['an unknown stage', () => plane.send({ path: '/nowhere/echo', headers: bearer(token) })],
      ['no stage', () => plane.send({ path: '/', headers: bearer(token) })],
      ['an unknown API', () => plane.send({ host: apiHost.replace('api1', 'api2'), headers: bearer(token) })],
    ],
    endpointDisabled: [
      [
        'an API whose default endpoint is off',
        async () => {
          const disabled = makeCloud();
          disabled.apis.api1 = {
            ...disabled.apis.api1,
            restApi: { disableExecuteApiEndpoint: true },
            ...parts(disabled),
          };
          return once(disabled, (other) => other.send({}));
        },
      ],
    ],
    routeUnknown: [
      ['an unknown path', () => plane.send({ path: '/dev/nowhere' })],
      ['an unknown method', () => plane.send({ method: 'PROPFIND', path: '/dev/echo' })],
      ['a preflight that nobody configured', () => plane.send({ method: 'OPTIONS', path: '/dev/echo' })],
    ],
    routeUnknownWithAuthorization: [
      ['an unknown path with a token', () => plane.send({ path: '/dev/nowhere', headers: bearer(token) })],
    ],
    headersTooLarge: [
      ['an 11 KB token', () => echo('x'.repeat(11_000))],
      [
        '11 KB of other headers',
        () => plane.send({ headers: [...bearer(token), ['X-Long', 'x'.repeat(10_300)]] }),
      ],
    ],
    bodyTooLarge: [
      [
        'a body over 10 MB',
        () =>
          plane.send({ method: 'POST', headers: bearer(token), content: 'x'.repeat(10 * 1024 * 1024 + 1) }),
      ],
    ],
    throttled: [['a method whose rate is 0', () => plane.send({ path: '/dev/more' })]],
    apiKeyMissing: [
      ['a method that wants an API key', () => plane.send({ method: 'HEAD', path: '/dev/more' })],
    ],
    tokenMissing: [
      ['no token', () => plane.send({})],
      ['a token elsewhere', () => plane.send({ headers: [['X-Authorization', `Bearer ${token}`]] })],
      ['a token in the query', () => plane.send({ query: `access_token=${token}` })],
    ],
    tokenRepeated: [['two headers', () => plane.send({ headers: [...bearer(token), ...bearer(token)] })]],
    tokenMalformed: [
      ['garbage', () => echo('garbage')],
      ['Bearer twice', () => echo(`Bearer ${token}`)],
      ['bearer in lower case', () => plane.send({ headers: [['Authorization', `bearer ${token}`]] })],
      ['a space in front', () => echo(` ${token}`)],
      ['Basic', () => plane.send({ headers: [['Authorization', 'Basic d3JpdGVyOnNlY3JldA==']] })],
    ],
    tokenNotCanonical: [['one character more', () => echo(`${token}x`)]],
    algorithmNotAllowed: [['alg none', () => echo(changed((header) => (header.alg = 'none')))]],
    headerNotFromPool: [
      ['an embedded key', () => echo(changed((header) => (header.jku = 'https://attacker.example')))],
    ],
    issuerNotAllowed: [['another pool', () => echo(changed((_, claims) => (claims.iss = `${issuer}X`)))]],
    keyUnknown: [['the key id that moto publishes', () => echo(changed((header) => (header.kid = 'dummy')))]],
    signatureWrong: [
      ['another scope', () => echo(changed((_, claims) => (claims.scope = 'echo-api/admin')))],
      ['a later expiry', () => echo(changed((_, claims) => (claims.exp = soon())))],
    ],
    claimsMalformed: [['exp as text', async () => echo(await signedByPool({ exp: String(soon()) }))]],
    tokenExpired: [['an expired token', async () => echo(await signedByPool({ exp: soon() - 601 }))]],
    tokenNotYetValid: [['a token from the future', async () => echo(await signedByPool({ iat: soon() }))]],
    accessTokenWanted: [['an ID token', async () => echo(await signedByPool({ token_use: 'id' }))]],
    idTokenWanted: [['an access token on a method without scopes', () => echo(token, 'DELETE')]],
    scopeMissing: [
      ['the token of a client without the scope', async () => echo(await plane.token('reader'), 'POST')],
      [
        'a token that leaves the scope out',
        async () => echo(await plane.token('writer', 'echo-api/read'), 'POST'),
      ],
    ],
    permissionMissing: [
      [
        'a permission for another stage only',
        () => plane.send({ path: '/other/echo', headers: bearer(token) }),
      ],
    ],
    functionFailed: [
      [
        'a handler that throws',
        () => answering('exports.handler = async () => { throw new Error("canary"); };'),
      ],
      ['a handler that exits', () => answering('exports.handler = () => process.exit(0);')],
      ['code that does not load', () => answering('throw new Error("canary");')],
      ['code without the handler', () => answering('exports.other = 1;')],
    ],
    functionAnswerMalformed: [
      ['no answer', () => answering('exports.handler = async () => undefined;')],
      ['an answer without status', () => answering('exports.handler = async () => ({ body: "x" });')],
    ],
    integrationTimedOut: [
      [
        'a function that takes longer than its integration may',
        async () => {
          const slow = makeCloud();
          const resources = structuredClone(slow.apis.api1?.resources ?? []);
          const methods = resources[1]?.resourceMethods as Record<string, { methodIntegration: object }>;
          Object.assign(methods.GET ?? {}, {
            methodIntegration: { ...lambdaIntegration, timeoutInMillis: 50 },
          });
          slow.apis.api1 = { ...slow.apis.api1, ...parts(slow), resources };
          const never = 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60000));';
          return once(slow, async (other) => other.send({ headers: bearer(await other.token()) }), never);
        },
      ],
    ],
    notEmulated: [['an IAM method', () => plane.send({ method: 'PATCH', path: '/dev/more' })]],
  };

  function parts(cloud: ReturnType<typeof makeCloud>) {
    const { resources = [], stages = {} } = cloud.apis.api1 ?? {};
    return { resources, stages };
  }

  /** One request to a data plane of its own, which logs where the shared one would. */
  async function once(
    cloud: ReturnType<typeof makeCloud>,
    send: (other: TestPlane) => Promise<Answer>,
    source?: string,
  ): Promise<Answer> {
    const other = new TestPlane(cloud);
    try {
      await other.deploy('d1', source);
      const answer = await send(other);
      plane.logged.push(...other.logged);
      return answer;
    } finally {
      await other.dataPlane.close();
    }
  }

  for (const [reason, rows] of Object.entries(cases) as [GateRefusal, (typeof cases)[GateRefusal]][]) {
    const row: GateRefusalRow = gateRefusals[reason];
    it.each(rows)(`refuses with ${row.status} ${reason} (${row.grade}): %s`, async (_, send) => {
      plane.logged.length = 0;
      const answer = await send();
      const detail = reason === 'notEmulated' ? ': authorization type AWS_IAM of PATCH /more' : '';
      expect([answer.status, answer.text, answer.header('x-amzn-errortype')]).toEqual([
        row.status,
        `{"message":"${row.message}${detail}"}`,
        row.errorType,
      ]);
      expect(plane.logged.at(-1)).toMatch(new RegExp(` ${row.status} ${reason}(: .*)?$`));
      expect(plane.logged.join()).not.toContain(token);
    });
  }

  it('answers a configured preflight without any authorization', async () => {
    const answer = await plane.send({ method: 'OPTIONS', path: '/dev/more' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.header('access-control-allow-origin')).toBe('https://app.example');
    expect(answer.header('access-control-allow-headers')).toBe('Authorization,Content-Type');
  });

  it('opens a method to any one of its scopes', async () => {
    expect((await echo(token, 'PUT')).status).toBe(200);
    expect((await echo(await plane.token('reader'), 'PUT')).status).toBe(401);
  });

  it('serves a method without authorization to everybody, as it is deployed', async () => {
    const answer = await plane.send({ path: '/dev/files/a/b.txt' });
    expect(answer.json()).toMatchObject({
      resource: '/files/{proxy+}',
      pathParameters: { proxy: 'a/b.txt' },
      requestContext: { stage: 'dev' },
      stageVariables: { color: 'green' },
    });
    expect(answer.json()).not.toHaveProperty('requestContext.authorizer');
  });

  it('puts gateway responses in the place of its own answers', async () => {
    const cloud = makeCloud();
    cloud.apis.api1 = {
      ...cloud.apis.api1,
      ...parts(cloud),
      gatewayResponses: [
        {
          responseType: 'DEFAULT_4XX',
          responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
        },
        {
          responseType: 'THROTTLED',
          statusCode: '420',
          responseTemplates: {
            'application/json': '{"error":$context.error.messageString,"type":"$context.error.responseType"}',
          },
        },
      ],
    };
    const other = new TestPlane(cloud);
    await other.deploy();
    const unauthorized = await other.send({ headers: [] });
    expect([unauthorized.status, unauthorized.text]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(unauthorized.header('access-control-allow-origin')).toBe('*');
    const throttled = await other.send({ path: '/dev/more' });
    expect([throttled.status, throttled.json()]).toEqual([
      420,
      { error: 'Too Many Requests', type: 'THROTTLED' },
    ]);
    await other.dataPlane.close();
  });

  it('gives every answer the ids that AWS gives it', async () => {
    for (const answer of [await echo(token), await echo('garbage')]) {
      expect(answer.header('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.header('x-amz-apigw-id')).toMatch(/^[\w+/]+=*$/);
    }
  });
});
