/** The case table of the token endpoint: every row of `tokenRefusals` is reached, and what is granted is exactly what AWS grants. */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import {
  client,
  echoCloud,
  issuer,
  region,
  secret,
  TestPlane,
  tokenHost,
  userPoolId,
} from '../test-cloud/echo-cloud';
import { type TokenRefusal, tokenRefusals } from './token-refusals';

const grant = { grant_type: 'client_credentials' };
const writer = { ...grant, client_id: 'writer', client_secret: secret };
const form: readonly (readonly [string, string])[] = [['Content-Type', 'application/x-www-form-urlencoded']];
const basic = (credentials: string) =>
  [['Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`]] as const;

function makeCloud() {
  const cloud = echoCloud();
  const add = (clientId: string, scopes: readonly string[], description: object = {}, secrets = [secret]) => {
    cloud.clients[`${userPoolId}/${clientId}`] = { ...client(clientId, scopes, description), secrets };
  };
  add('public', ['echo-api/read'], {}, []);
  add('rotating', ['echo-api/read'], {}, ['first-secret', 'second-secret']);
  add('noflows', ['echo-api/read'], { AllowedOAuthFlowsUserPoolClient: false });
  add('codeonly', ['echo-api/read'], { AllowedOAuthFlows: ['code'] });
  add('openid', ['openid']);
  add('outlived', ['echo-api/read', 'echo-api/removed']);
  add('stranded', ['echo-api/removed']);
  add('scopeless', []);
  add('daylong', ['echo-api/read'], { AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'days' } });
  add('bare', ['echo-api/read'], { AccessTokenValidity: 2, TokenValidityUnits: undefined });
  add('unset', ['echo-api/read'], { AccessTokenValidity: undefined, TokenValidityUnits: undefined });
  return cloud;
}

describe('the token endpoint', () => {
  const plane = new TestPlane(makeCloud());
  const ask = plane.askToken.bind(plane);
  const raw = (content: string, headers = form, method = 'POST') =>
    plane.send({ method, host: tokenHost, path: '/oauth2/token', headers, content });
  const scopeOf = async (fields: Record<string, string>): Promise<unknown> => {
    const { access_token } = (await ask(fields)).json() as { access_token: string };
    return decodeJwt(access_token).scope;
  };

  it('grants a token of exactly these claims, signed with RS256 under the published key', async () => {
    const before = Math.floor(Date.now() / 1000);
    const answer = await ask({ ...writer, scope: 'echo-api/read' });
    expect(answer.status).toBe(200);
    expect(answer.header('content-type')).toBe('application/json;charset=UTF-8');
    const granted = answer.json() as { access_token: string };
    expect(granted).toEqual({ access_token: expect.any(String), expires_in: 900, token_type: 'Bearer' });
    const claims = decodeJwt(granted.access_token);
    const { iat = 0 } = claims;
    expect(iat).toBeGreaterThanOrEqual(before);
    expect(claims).toEqual({
      sub: 'writer',
      token_use: 'access',
      scope: 'echo-api/read',
      auth_time: iat,
      iss: issuer,
      exp: iat + 900,
      iat,
      version: 2,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      client_id: 'writer',
    });
    const jwks = await plane.send({
      host: `cognito-idp.${region}.amazonaws.com`,
      path: `/${userPoolId}/.well-known/jwks.json`,
    });
    const { keys } = jwks.json() as { keys: { kid: string }[] };
    expect(decodeProtectedHeader(granted.access_token)).toEqual({ kid: keys[0]?.kid, alg: 'RS256' });
  });

  it('grants all scopes of the client when none is asked for', async () => {
    expect(await scopeOf(writer)).toBe('echo-api/read echo-api/write');
  });

  it('grants each scope once, in the order asked for', async () => {
    expect(await scopeOf({ ...writer, scope: 'echo-api/write echo-api/read echo-api/write' })).toBe(
      'echo-api/write echo-api/read',
    );
  });

  it('drops a scope that its resource server no longer declares', async () => {
    const outlived = { ...grant, client_id: 'outlived', client_secret: secret };
    expect(await scopeOf(outlived)).toBe('echo-api/read');
    expect(await scopeOf({ ...outlived, scope: 'echo-api/removed echo-api/read' })).toBe('echo-api/read');
  });

  it('accepts Basic credentials, also with the same client named in the body', async () => {
    const headers = basic(`writer:${secret}`);
    expect((await ask(grant, headers)).status).toBe(200);
    expect((await ask({ ...grant, client_id: 'writer' }, headers)).status).toBe(200);
  });

  it('accepts both secrets of a client while it has two', async () => {
    const rotating = { ...grant, client_id: 'rotating' };
    expect((await ask({ ...rotating, client_secret: 'first-secret' })).status).toBe(200);
    expect((await ask({ ...rotating, client_secret: 'second-secret' })).status).toBe(200);
  });

  it.each([
    ['daylong', 86_400],
    ['bare', 7200],
    ['unset', 3600],
  ])('takes the validity from the client: %s', async (clientId, seconds) => {
    const answer = await ask({ ...grant, client_id: clientId, client_secret: secret });
    expect(answer.json()).toMatchObject({ expires_in: seconds });
  });

  it('lets any web page read the answer and nobody store it', async () => {
    for (const answer of [await ask(writer), await ask(grant)]) {
      expect(answer.header('access-control-allow-origin')).toBe('*');
      expect(answer.header('cache-control')).toBe('no-store');
    }
  });

  it('has no other path', async () => {
    const answer = await plane.send({ method: 'POST', host: tokenHost, path: '/oauth2/token/' });
    expect([answer.status, answer.json()]).toEqual([404, { error: 'not_found' }]);
  });

  const encodedWriter = new URLSearchParams(writer).toString();
  const cases: Record<
    TokenRefusal,
    readonly (readonly [title: string, ask: () => ReturnType<typeof raw>])[]
  > = {
    methodNotAllowed: [['GET', () => raw('', form, 'GET')]],
    bodyTooLarge: [['a body over 64 KiB', () => raw(`${encodedWriter}&x=${'x'.repeat(65_536)}`)]],
    bodyNotForm: [
      ['JSON', () => raw(JSON.stringify(writer), [['Content-Type', 'application/json']])],
      ['no content type', () => raw(encodedWriter, [])],
      ['two content types', () => raw(encodedWriter, [...form, ...form])],
    ],
    parameterRepeated: [
      ['a second scope', () => raw(`${encodedWriter}&scope=echo-api%2Fread&scope=echo-api%2Fwrite`)],
      ['a second client id', () => raw(`${encodedWriter}&client_id=writer`)],
    ],
    grantTypeMissing: [
      ['no grant_type', () => ask({ client_id: 'writer', client_secret: secret })],
      ['an empty grant_type', () => ask({ ...writer, grant_type: '' })],
    ],
    grantTypeUnknown: [
      ['password', () => ask({ ...writer, grant_type: 'password' })],
      ['another case', () => ask({ ...writer, grant_type: 'Client_Credentials' })],
    ],
    credentialsMissing: [
      ['no credentials', () => ask(grant)],
      ['a client id alone', () => ask({ ...grant, client_id: 'writer' })],
    ],
    credentialsMalformed: [
      ['Basic that is no base64', () => ask(grant, [['Authorization', 'Basic ***']])],
      ['Basic without colon', () => ask(grant, basic('writer'))],
      ['Basic without secret', () => ask(grant, basic('writer:'))],
      ['base64 with spare bits', () => ask(grant, [['Authorization', 'Basic YTpiYR==']])],
      ['another scheme', () => ask(writer, [['Authorization', 'Bearer abc']])],
      ['two headers', () => ask(grant, [...basic(`writer:${secret}`), ...basic(`writer:${secret}`)])],
    ],
    credentialsContradict: [
      ['another client in the body', () => ask({ ...grant, client_id: 'reader' }, basic(`writer:${secret}`))],
      ['another secret in the body', () => ask({ ...writer, client_secret: 'x' }, basic(`writer:${secret}`))],
    ],
    clientUnknown: [
      ['no such client', () => ask({ ...writer, client_id: 'nobody' })],
      ['a client id with other characters', () => ask({ ...writer, client_id: '../writer' })],
    ],
    clientWithoutSecret: [['a public client', () => ask({ ...writer, client_id: 'public' })]],
    secretWrong: [
      ['a wrong secret', () => ask({ ...writer, client_secret: `${secret}x` })],
      ['the beginning of the secret', () => ask({ ...writer, client_secret: secret.slice(0, -1) })],
      ['an empty secret', () => ask({ ...writer, client_secret: '' })],
      ['the secret of another client', () => ask({ ...writer, client_secret: 'first-secret' })],
    ],
    oauthFlowsDisabled: [['a client without OAuth', () => ask({ ...writer, client_id: 'noflows' })]],
    grantNotAllowed: [
      ['a client for another flow', () => ask({ ...writer, client_id: 'codeonly' })],
      ['a grant that needs users', () => ask({ ...writer, grant_type: 'refresh_token' })],
    ],
    scopeMalformed: [
      ['an empty scope', () => ask({ ...writer, scope: '' })],
      ['two spaces', () => ask({ ...writer, scope: 'echo-api/read  echo-api/write' })],
      ['a tab', () => ask({ ...writer, scope: 'echo-api/read\techo-api/write' })],
      ['a space behind', () => ask({ ...writer, scope: 'echo-api/read ' })],
      ['a look-alike letter', () => ask({ ...writer, scope: 'echo-аpi/read' })],
    ],
    scopeNotAllowed: [
      ['a scope of another client', () => ask({ ...writer, client_id: 'reader', scope: 'echo-api/write' })],
      ['one allowed, one not', () => ask({ ...writer, scope: 'echo-api/read echo-api/admin' })],
      ['another case', () => ask({ ...writer, scope: 'Echo-Api/Read' })],
      ['a comma', () => ask({ ...writer, scope: 'echo-api/read,echo-api/write' })],
    ],
    scopeOfOpenId: [
      ['openid', () => ask({ ...writer, scope: 'openid' })],
      ['openid that the client has', () => ask({ ...writer, client_id: 'openid' })],
    ],
    scopesAllRemoved: [
      ['only removed scopes', () => ask({ ...writer, client_id: 'stranded' })],
      ['a client without scopes', () => ask({ ...writer, client_id: 'scopeless' })],
    ],
  };

  for (const [refusal, rows] of Object.entries(cases) as [TokenRefusal, (typeof cases)[TokenRefusal]][]) {
    const { status, error, grade } = tokenRefusals[refusal];
    it.each(rows)(`refuses with ${status} ${error}, ${refusal} (${grade}): %s`, async (_, send) => {
      plane.logged.length = 0;
      const answer = await send();
      expect([answer.status, answer.json()]).toEqual([status, { error }]);
      expect(plane.logged).toEqual([`token endpoint of ${userPoolId}: refused, ${refusal}`]);
    });
  }
});
