import { startLocalAws, type LocalAws } from '../src';
import { AwsClient } from './aws-client';

type Json = Readonly<Record<string, unknown>>;

const change = (op: string, path: string, value?: string) => ({
  op,
  path,
  ...(value === undefined ? {} : { value }),
});

describe('authorizers in front of moto', () => {
  let aws: LocalAws;
  let client: AwsClient;
  let api: string;
  let first: string;
  let second: string;

  beforeAll(async () => {
    aws = await startLocalAws({ port: 0 });
    client = new AwsClient(aws.endpoint);
    [first, second] = await Promise.all([userPool(), userPool()]);
  });

  beforeEach(async () => {
    api = `/restapis/${String((await ok('POST', '/restapis', { name: 'api' }))['id'])}`;
  });

  afterAll(() => aws.stop());

  const ok = async (method: string, path: string, body?: object): Promise<Json> => {
    const { status, json } = await client.apiGateway(method, path, body);
    if (status >= 300) {
      throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    }
    return json;
  };

  async function userPool(): Promise<string> {
    const { json } = await client.cognito('CreateUserPool', { PoolName: 'pool' });
    return (json as { UserPool: { Arn: string } }).UserPool.Arn;
  }

  /** Path of a new authorizer of the first pool. */
  async function authorizer(): Promise<string> {
    const { id } = await ok('POST', `${api}/authorizers`, {
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      identitySource: 'method.request.header.Authorization',
      providerARNs: [first],
    });
    return `${api}/authorizers/${String(id)}`;
  }

  const update = (path: string, ...patchOperations: object[]) =>
    client.apiGateway('PATCH', path, { patchOperations });

  it('move to another user pool, the way Terraform does it: add first, then remove', async () => {
    const path = await authorizer();
    const before = await ok('GET', path);
    const { status, json } = await update(
      path,
      change('add', '/providerARNs', second),
      change('remove', '/providerARNs', first),
    );
    expect({ status, json }).toEqual({ status: 200, json: { ...before, providerARNs: [second] } });
    expect(await ok('GET', path)).toEqual(json);
    expect(await ok('GET', `${api}/authorizers`)).toEqual({ item: [json] });
  });

  it('change everything else that can be changed, one change after the other', async () => {
    const path = await authorizer();
    await update(path, change('replace', '/name', 'renamed'), change('add', '/providerARNs', second));
    await update(
      path,
      change('replace', '/authorizerResultTtlInSeconds', '0'),
      change('replace', '/identitySource', 'method.request.header.X-Token'),
      change('replace', '/identityValidationExpression', '^Bearer .+$'),
    );
    expect(await ok('GET', path)).toMatchObject({
      name: 'renamed',
      type: 'COGNITO_USER_POOLS',
      providerARNs: [first, second],
      authorizerResultTtlInSeconds: 0,
      identitySource: 'method.request.header.X-Token',
      identityValidationExpression: '^Bearer .+$',
    });
  });

  it('are forgotten when they, or their API, are deleted', async () => {
    const path = await authorizer();
    await update(path, change('replace', '/name', 'renamed'));
    await ok('DELETE', path);
    expect(await ok('GET', `${api}/authorizers`)).toEqual({ item: [] });
    expect((await update(path, change('replace', '/name', 'again'))).status).toBe(404);
    const other = await authorizer();
    await update(other, change('replace', '/name', 'renamed'));
    await ok('DELETE', api);
    expect((await client.apiGateway('GET', other)).status).toBe(404);
  });

  const gone = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_gone';
  it.each([
    [
      'a user pool that does not exist',
      () => change('add', '/providerARNs', gone),
      `Invalid Authorizer provider ARN, there is no such user pool: ${gone}`,
    ],
    [
      'to be without any user pool',
      () => change('remove', '/providerARNs', first),
      'Authorizer provider ARNs must not be empty for type COGNITO_USER_POOLS',
    ],
    [
      'a list that is replaced as a whole',
      () => change('replace', '/providerARNs', second),
      "Invalid patch path '/providerARNs' specified for op 'replace'. Must be one of: [/authType, " +
        '/authorizerCredentials, /authorizerResultTtlInSeconds, /authorizerUri, /identitySource, ' +
        '/identityValidationExpression, /name, /type]',
    ],
    [
      'a member that is removed',
      () => change('remove', '/name'),
      "Invalid patch path '/name' specified for op 'remove'. Must be one of: [/providerARNs]",
    ],
    [
      'an operation that API Gateway does not have',
      () => change('move', '/name', 'x'),
      'Invalid patch operation specified. Must be one of: [add, remove, replace]',
    ],
    [
      'results that are kept too long',
      () => change('replace', '/authorizerResultTtlInSeconds', '3601'),
      'Authorizer result TTL must be between 0 and 3600 seconds',
    ],
    [
      'a time that is no number',
      () => change('replace', '/authorizerResultTtlInSeconds', 'long'),
      'Authorizer result TTL must be between 0 and 3600 seconds',
    ],
    [
      'an unknown type',
      () => change('replace', '/type', 'NONE'),
      'Invalid Authorizer type, must be one of: [TOKEN, REQUEST, COGNITO_USER_POOLS]',
    ],
    ['no name', () => change('replace', '/name', ''), 'Authorizer name must not be empty'],
  ])('refuses %s, and changes nothing', async (_, refused, message) => {
    const path = await authorizer();
    const before = await ok('GET', path);
    const answer = await update(path, change('replace', '/name', 'renamed'), refused());
    expect(answer).toMatchObject({ status: 400, errorType: 'BadRequestException', json: { message } });
    expect(await ok('GET', path)).toEqual(before);
  });
});
