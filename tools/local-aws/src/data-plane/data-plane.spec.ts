import type { Answer } from './test-cloud/echo-cloud';
import { echoCloud, issuer, region, secret, TestPlane, tokenHost, userPoolId } from './test-cloud/echo-cloud';

// Cases start functions, on machines that may be busy with much else.
jest.setTimeout(60_000);

describe('the data plane', () => {
  let plane: TestPlane;

  beforeEach(async () => {
    plane = new TestPlane(echoCloud());
    await plane.deploy();
  });

  afterEach(async () => {
    await plane.dataPlane.close();
  });

  const call = async (token: string, method = 'GET'): Promise<Answer> =>
    plane.send({ method, headers: [['Authorization', `Bearer ${token}`]] });

  it('serves a route to a caller whose token holds its scope, through the deployed function', async () => {
    const answer = await call(await plane.token());
    expect(answer.status).toBe(200);
    const { claims } = (answer.json() as { requestContext: { authorizer: { claims: object } } })
      .requestContext.authorizer;
    expect(claims).toMatchObject({
      client_id: 'writer',
      scope: 'echo-api/read echo-api/write',
      token_use: 'access',
      iss: issuer,
      exp: expect.stringMatching(/^\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}$/),
    });
  });

  it('serves what was deployed, not what the API looks like by now', async () => {
    const token = await plane.token('reader');
    const { apis } = plane.cloud;
    expect((await call(token, 'POST')).status).toBe(401);
    const [root, echo] = structuredClone(apis.api1?.resources ?? []);
    const methods = echo?.resourceMethods as Record<string, { authorizationScopes: string[] }>;
    methods.POST = { ...methods.POST, authorizationScopes: ['echo-api/read'] };
    apis.api1 = { ...apis.api1, stages: apis.api1?.stages ?? {}, resources: [root ?? {}, echo ?? {}] };
    expect((await call(token, 'POST')).status).toBe(401);
    await plane.dataPlane.observe({ kind: 'deployment-created', region, apiId: 'api1', deploymentId: 'd2' });
    expect((await call(token, 'POST')).status).toBe(401);
    apis.api1.stages.dev = { stageName: 'dev', deploymentId: 'd2' };
    await plane.dataPlane.observe({
      kind: 'changed',
      service: 'apigateway',
      region,
      operation: 'PATCH /restapis/api1/stages/dev',
    });
    expect((await call(token, 'POST')).status).toBe(200);
  });

  it('asks the AWS APIs nothing more while nothing changes', async () => {
    const token = await plane.token();
    await call(token);
    plane.cloud.asked.length = 0;
    expect((await call(token)).status).toBe(200);
    expect(plane.cloud.asked).toEqual([]);
  });

  it('runs new code as soon as it passed by', async () => {
    const token = await plane.token();
    await call(token);
    await plane.deploy('d1', 'exports.handler = async () => ({ statusCode: 202, body: "new" });');
    expect((await call(token)).status).toBe(202);
  });

  it('obeys a permission that was taken away', async () => {
    const token = await plane.token();
    await call(token);
    const { functions } = plane.cloud;
    functions.echo = { configuration: functions.echo?.configuration ?? {}, statements: [] };
    await plane.dataPlane.observe({
      kind: 'changed',
      service: 'lambda',
      region,
      operation: 'DELETE /2015-03-31/functions/echo/policy/api',
    });
    const answer = await call(token);
    expect([answer.status, answer.text]).toEqual([500, '{"message":"Internal server error"}']);
  });

  it('publishes the key of a pool and where its tokens come from', async () => {
    const host = `cognito-idp.${region}.amazonaws.com`;
    const jwks = await plane.send({ host, path: `/${userPoolId}/.well-known/jwks.json` });
    expect(jwks.json()).toEqual({
      keys: [
        { alg: 'RS256', e: 'AQAB', kid: expect.any(String), kty: 'RSA', n: expect.any(String), use: 'sig' },
      ],
    });
    const configuration = await plane.send({ host, path: `/${userPoolId}/.well-known/openid-configuration` });
    expect(configuration.json()).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      token_endpoint: `https://${tokenHost}/oauth2/token`,
    });
  });

  it('refuses discovery of a pool that does not exist', async () => {
    const answer = await plane.send({
      host: `cognito-idp.${region}.amazonaws.com`,
      path: '/eu-west-1_Nobody/.well-known/jwks.json',
    });
    expect([answer.status, answer.json()]).toEqual([
      400,
      { code: 'BadRequest', message: 'User pool eu-west-1_Nobody does not exist.' },
    ]);
  });

  it('finds the token endpoint of a custom domain in the regions that are in use', async () => {
    plane.cloud.domains['auth.example.com'] = userPoolId;
    const answer = await plane.send({ method: 'GET', host: 'auth.example.com', path: '/oauth2/token' });
    expect(answer.status).toBe(405);
  });

  it('knows nothing of a host that nothing is deployed for', async () => {
    const unknown = plane.send({ host: 'unknown.example.com', path: '/' });
    await expect(unknown).rejects.toThrow('nothing is reached by unknown.example.com');
  });

  it('accepts no token of a pool that was deleted', async () => {
    const token = await plane.token();
    const { userPools } = plane.cloud;
    const deleted = { kind: 'changed', service: 'cognito-idp', region, operation: 'DeleteUserPool' } as const;
    await plane.dataPlane.observe(deleted);
    expect((await call(token)).status).toBe(200);
    userPools[userPoolId] = undefined;
    await plane.dataPlane.observe(deleted);
    expect((await call(token)).status).toBe(401);
  });

  it('accepts no token from before a reset', async () => {
    const token = await plane.token();
    await plane.dataPlane.observe({ kind: 'reset' });
    await plane.deploy();
    expect((await call(token)).status).toBe(401);
  });

  it('never writes a token or a secret into its log or into a refusal', async () => {
    const token = await plane.token();
    const refused = [
      await call(`${token}x`),
      await call(token, 'DELETE'),
      await plane.send({ path: '/dev/nowhere', headers: [['Authorization', `Bearer ${token}`]] }),
      await plane.send({ path: '/dev/echo', query: `access_token=${token}` }),
      await plane.askToken({
        grant_type: 'client_credentials',
        client_id: 'writer',
        client_secret: `${secret}x`,
      }),
      await plane.askToken({
        grant_type: 'client_credentials',
        client_id: 'writer',
        client_secret: secret,
        scope: secret,
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 403, 401, 400, 400]);
    const everything = [...plane.logged, ...refused.map(({ text }) => text)].join('\n');
    expect(plane.logged).toContain(`GET api1/dev/echo 401 tokenNotCanonical`);
    for (const part of [...token.split('.'), secret]) {
      expect(everything).not.toContain(part);
    }
  });
});
