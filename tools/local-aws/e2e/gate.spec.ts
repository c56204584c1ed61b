/** The data plane behind the one endpoint, with moto as control plane, called as any client on this machine calls it. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { startLocalAws, type LocalAws } from '../src/index';
import {
  askToken,
  AwsCaller,
  deployEcho,
  type EchoDeployment,
  packageOf,
  putMethod,
  region,
  tokenFor,
} from './echo-deployment';

describe('an API that was deployed by plain AWS API calls', () => {
  const logged: string[] = [];
  let local: LocalAws;
  let aws: AwsCaller;
  let echo: EchoDeployment;

  beforeAll(async () => {
    local = await startLocalAws({ port: 0, log: (line) => logged.push(line) });
    aws = new AwsCaller(local.endpoint);
    echo = await deployEcho(local.endpoint, 'gate-spec');
  });
  afterAll(() => local.stop());

  const call = (token: string | undefined, init: RequestInit = {}, path = '/echo') =>
    fetch(`${echo.apiUrl}${path}`, {
      ...init,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    });

  it('lets the right token in, and shows the function who calls', async () => {
    const answer = await call(
      await tokenFor(echo, echo.writer),
      { method: 'POST', body: '{"a":1}' },
      '/echo?x=1&x=2',
    );
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      method: 'POST',
      path: '/echo',
      query: { x: '2' },
      body: '{"a":1}',
      claims: expect.objectContaining({
        client_id: echo.writer.clientId,
        scope: 'echo-api/read echo-api/write',
      }),
    });
  });

  it('keeps out no token, a broken token, and the token of a client that may only read', async () => {
    const token = await tokenFor(echo, echo.writer);
    const answers = [
      await call(undefined),
      await call('garbage'),
      await call(token.slice(0, -8)),
      await call(await tokenFor(echo, echo.reader), { method: 'POST' }),
      await call(await tokenFor(echo, echo.writer, 'echo-api/read'), { method: 'POST' }),
    ];
    for (const answer of answers) {
      expect([answer.status, await answer.text()]).toEqual([401, '{"message":"Unauthorized"}']);
      expect(answer.headers.get('x-amzn-errortype')).toBe('UnauthorizedException');
    }
  });

  it('refuses a wrong secret and a scope that the client does not have', async () => {
    const wrongSecret = await askToken(echo.tokenUrl, { ...echo.reader, clientSecret: 'wrong' });
    expect([wrongSecret.status, await wrongSecret.json()]).toEqual([400, { error: 'invalid_client' }]);
    const wrongScope = await askToken(echo.tokenUrl, echo.reader, 'echo-api/write');
    expect([wrongScope.status, await wrongScope.json()]).toEqual([400, { error: 'invalid_scope' }]);
  });

  it('issues tokens that an independent verifier accepts with the published key', async () => {
    const keys = `/_host/cognito-idp.${region}.amazonaws.com/${echo.userPoolId}/.well-known/jwks.json`;
    const jwks = await (await fetch(`${local.endpoint}${keys}`)).json();
    const verifier = CognitoJwtVerifier.create({
      userPoolId: echo.userPoolId,
      tokenUse: 'access',
      clientId: echo.reader.clientId,
      scope: 'echo-api/read',
    });
    verifier.cacheJwks(jwks as Parameters<typeof verifier.cacheJwks>[0]);
    const token = await tokenFor(echo, echo.reader);
    expect(verifier.verifySync(token)).toMatchObject({ client_id: echo.reader.clientId, version: 2 });
    expect(() => verifier.verifySync(`${token.slice(0, -8)}AAAAAAAA`)).toThrow('Invalid signature');
  });

  it('serves a changed method only after a new deployment', async () => {
    const reader = await tokenFor(echo, echo.reader);
    const place = {
      apiId: echo.apiId,
      resourceId: echo.echoResourceId,
      method: 'PUT',
      functionName: 'gate-spec',
    };
    await putMethod(aws, place, {
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId: echo.authorizerId,
      authorizationScopes: ['echo-api/read'],
    });
    expect((await call(reader, { method: 'PUT' })).status).toBe(403);
    await aws.apiGateway('POST', `/restapis/${echo.apiId}/deployments`, { stageName: 'dev' });
    expect((await call(reader, { method: 'PUT' })).status).toBe(200);
  });

  it('drops a scope from new tokens as soon as its resource server drops it', async () => {
    const scopeOf = async (): Promise<string> => {
      const [, payload = ''] = (await tokenFor(echo, echo.writer)).split('.');
      return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { scope: string }).scope;
    };
    const server = { UserPoolId: echo.userPoolId, Identifier: 'echo-api', Name: 'echo-api' };
    const read = { ScopeName: 'read', ScopeDescription: 'read' };
    const write = { ScopeName: 'write', ScopeDescription: 'write' };
    await aws.cognito('UpdateResourceServer', { ...server, Scopes: [read] });
    expect(await scopeOf()).toBe('echo-api/read');
    await aws.cognito('UpdateResourceServer', { ...server, Scopes: [read, write] });
    expect(await scopeOf()).toBe('echo-api/read echo-api/write');
  });

  it('accepts both secrets of a client, and none that was deleted', async () => {
    const client = { UserPoolId: echo.userPoolId, ClientId: echo.reader.clientId };
    const { ClientSecretDescriptor: second } = await aws.cognito<{
      ClientSecretDescriptor: { ClientSecretId: string; ClientSecretValue: string };
    }>('AddUserPoolClientSecret', client);
    const added = { clientId: echo.reader.clientId, clientSecret: second.ClientSecretValue };
    expect((await askToken(echo.tokenUrl, echo.reader)).status).toBe(200);
    expect((await askToken(echo.tokenUrl, added)).status).toBe(200);
    await aws.cognito('DeleteUserPoolClientSecret', { ...client, ClientSecretId: second.ClientSecretId });
    expect((await askToken(echo.tokenUrl, added)).status).toBe(400);
  });

  it('runs new code and obeys a withdrawn permission at once', async () => {
    const token = await tokenFor(echo, echo.reader);
    const source = 'exports.handler = async () => ({ statusCode: 202, body: process.env.COLOR ?? "none" });';
    await aws.lambda('PUT', '/gate-spec/code', { ZipFile: packageOf(source) });
    expect([(await call(token)).status, await (await call(token)).text()]).toEqual([202, 'none']);
    await aws.lambda('PUT', '/gate-spec/configuration', { Environment: { Variables: { COLOR: 'green' } } });
    expect(await (await call(token)).text()).toBe('green');
    await aws.lambda('DELETE', '/gate-spec/policy/api');
    expect((await call(token)).status).toBe(500);
  });

  it('refuses what only bytes can do: folded headers and two Authorization headers', async () => {
    const token = await tokenFor(echo, echo.reader);
    const { hostname, port } = new URL(local.endpoint);
    const statusOf = async (headers: string): Promise<string> => {
      const socket = connect(Number(port), hostname);
      socket.end(
        `GET /dev/echo HTTP/1.1\r\nHost: ${echo.apiId}.execute-api.${region}.amazonaws.com\r\n${headers}Connection: close\r\n\r\n`,
      );
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      await once(socket, 'close');
      return text.split(' ')[1] ?? '';
    };
    expect(await statusOf(`Authorization: Bearer ${token}\r\nAuthorization: Bearer ${token}\r\n`)).toBe(
      '401',
    );
    expect(await statusOf(`Authorization: Bearer\r\n ${token}\r\n`)).toMatch(/^40[01]$/);
    expect(await statusOf(`Authorization: Bearer ${'x'.repeat(11_000)}\r\n`)).toBe('431');
  });

  it('has not logged a token or a secret in all of this', () => {
    const everything = logged.join('\n');
    expect(everything).toContain('tokenMissing');
    expect(everything).not.toContain('eyJ');
    expect(everything).not.toContain(echo.reader.clientSecret);
    expect(everything).not.toContain(echo.writer.clientSecret);
  });
});
