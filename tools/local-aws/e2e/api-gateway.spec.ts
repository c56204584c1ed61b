import { startLocalAws, type LocalAws } from '../src';
import { AwsClient } from './aws-client';

type Json = Readonly<Record<string, unknown>>;

const mock = { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } };

describe('API Gateway in front of moto', () => {
  let aws: LocalAws;
  let client: AwsClient;

  beforeAll(async () => {
    aws = await startLocalAws({ port: 0 });
    client = new AwsClient(aws.endpoint);
  });

  afterAll(() => aws.stop());

  /** Makes or reads something; anything but success is a failure of the spec. */
  const ok = async (method: string, path: string, body?: object): Promise<Json> => {
    const { status, json } = await client.apiGateway(method, path, body);
    if (status >= 300) {
      throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    }
    return json;
  };
  const patch = (op: string, path: string, value?: string) => ({
    patchOperations: [{ op, path, ...(value === undefined ? {} : { value }) }],
  });
  const restApi = async (): Promise<{ api: string; root: string }> => {
    const { id, rootResourceId } = await ok('POST', '/restapis', { name: 'api', tags: { a: '1' } });
    return {
      api: `/restapis/${String(id)}`,
      root: `/restapis/${String(id)}/resources/${String(rootResourceId)}`,
    };
  };
  const tagsPath = (version: string, arn: string): string => `${version}/tags/${encodeURIComponent(arn)}`;

  it('changes the tags of a REST API', async () => {
    const { api } = await restApi();
    const tags = tagsPath('', `arn:aws:apigateway:us-east-1::${api}`);
    await ok('PUT', tags, { tags: { b: '2' } });
    await ok('DELETE', `${tags}?tagKeys=a`);
    expect(await ok('GET', api)).toMatchObject({ tags: { b: '2' } });
    expect(await ok('GET', tags)).toEqual({ tags: { b: '2' } });
    const { item } = await ok('GET', '/restapis');
    expect(item).toEqual(expect.arrayContaining([expect.objectContaining({ tags: { b: '2' } })]));
  });

  it('changes a method without losing what hangs below it', async () => {
    const { root } = await restApi();
    const get = `${root}/methods/GET`;
    await ok('PUT', get, { authorizationType: 'NONE' });
    await ok('PUT', `${get}/responses/200`, { responseParameters: { 'method.response.header.A': true } });
    await ok('PUT', `${get}/integration`, mock);
    await ok('PUT', `${get}/integration/responses/200`, {
      responseParameters: { 'method.response.header.A': "'1'" },
    });
    await ok('PATCH', get, patch('replace', '/apiKeyRequired', 'true'));
    await ok('PATCH', `${get}/integration`, patch('replace', '/timeoutInMillis', '5000'));
    await ok(
      'PATCH',
      `${get}/responses/200`,
      patch('add', '/responseParameters/method.response.header.B', 'false'),
    );
    await ok('PATCH', `${get}/integration/responses/200`, patch('replace', '/selectionPattern', '2..'));
    expect(await ok('GET', get)).toMatchObject({
      apiKeyRequired: true,
      methodResponses: {
        '200': {
          responseParameters: { 'method.response.header.A': true, 'method.response.header.B': false },
        },
      },
      methodIntegration: {
        ...mock,
        timeoutInMillis: 5000,
        integrationResponses: {
          '200': { selectionPattern: '2..', responseParameters: { 'method.response.header.A': "'1'" } },
        },
      },
    });
  });

  it('refuses authorizers of unknown pools, and methods with unknown authorizers', async () => {
    const { api, root } = await restApi();
    const gone = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_gone';
    const authorizer = {
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      identitySource: 'method.request.header.Authorization',
    };
    expect(
      await client.apiGateway('POST', `${api}/authorizers`, { ...authorizer, providerARNs: [gone] }),
    ).toEqual({
      status: 400,
      errorType: 'BadRequestException',
      json: {
        __type: 'BadRequestException',
        message: `Invalid Authorizer provider ARN, there is no such user pool: ${gone}`,
      },
    });
    const { UserPool } = (await client.cognito('CreateUserPool', { PoolName: 'pool' })).json as {
      UserPool: { Arn: string };
    };
    const { id } = await ok('POST', `${api}/authorizers`, { ...authorizer, providerARNs: [UserPool.Arn] });
    expect(
      (
        await client.apiGateway(
          'PATCH',
          `${api}/authorizers/${String(id)}`,
          patch('add', '/providerARNs', gone),
        )
      ).json,
    ).toMatchObject({
      message: `Invalid Authorizer provider ARN, there is no such user pool: ${gone}`,
    });
    const unknown =
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.';
    const method = { authorizationType: 'COGNITO_USER_POOLS', authorizationScopes: ['api/read'] };
    for (const authorizerId of [undefined, 'gone']) {
      const put = await client.apiGateway('PUT', `${root}/methods/GET`, { ...method, authorizerId });
      expect(put.json).toMatchObject({ message: unknown });
    }
    await ok('PUT', `${root}/methods/GET`, { ...method, authorizerId: id });
    const moved = await client.apiGateway(
      'PATCH',
      `${root}/methods/GET`,
      patch('replace', '/authorizerId', 'gone'),
    );
    expect(moved.json).toMatchObject({ message: unknown });
  });

  it('lets a method that becomes open give its authorizer up', async () => {
    const { api, root } = await restApi();
    const { UserPool } = (await client.cognito('CreateUserPool', { PoolName: 'given up' })).json as {
      UserPool: { Arn: string };
    };
    const { id: authorizerId } = await ok('POST', `${api}/authorizers`, {
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      providerARNs: [UserPool.Arn],
      identitySource: 'method.request.header.Authorization',
    });
    await ok('PUT', `${root}/methods/GET`, { authorizationType: 'COGNITO_USER_POOLS', authorizerId });
    const givenUp = patch('replace', '/authorizerId', '').patchOperations;
    expect(
      await client.apiGateway('PATCH', `${root}/methods/GET`, { patchOperations: givenUp }),
    ).toMatchObject({ status: 400, errorType: 'BadRequestException' });
    const opened = patch('replace', '/authorizationType', 'NONE').patchOperations;
    await ok('PATCH', `${root}/methods/GET`, { patchOperations: [...givenUp, ...opened] });
    expect(await ok('GET', `${root}/methods/GET`)).toMatchObject({ authorizationType: 'NONE' });
  });

  it('lets a stage log only while the account has a role for it', async () => {
    const { api, root } = await restApi();
    await ok('PUT', `${root}/methods/GET`, { authorizationType: 'NONE' });
    await ok('PUT', `${root}/methods/GET/integration`, mock);
    await ok('POST', `${api}/deployments`, { stageName: 'v1' });
    const accessLog = patch(
      'replace',
      '/accessLogSettings/destinationArn',
      'arn:aws:logs:us-east-1:1:log-group:a',
    );
    for (const change of [accessLog, patch('replace', '/*/*/logging/loglevel', 'INFO')]) {
      expect((await client.apiGateway('PATCH', `${api}/stages/v1`, change)).json).toMatchObject({
        message: 'CloudWatch Logs role ARN must be set in account settings to enable logging',
      });
    }
    await ok('PATCH', `${api}/stages/v1`, patch('replace', '/*/*/throttling/rateLimit', '5'));
    await ok(
      'PATCH',
      '/account',
      patch('replace', '/cloudwatchRoleArn', 'arn:aws:iam::123456789012:role/logs'),
    );
    await ok('PATCH', `${api}/stages/v1`, accessLog);
    await ok('PATCH', '/account', patch('replace', '/cloudwatchRoleArn'));
    expect(await ok('GET', '/account')).toMatchObject({ cloudwatchRoleArn: null });
  });

  it('deploys HTTP APIs, and changes and tags their stages', async () => {
    const { apiId } = await ok('POST', '/v2/apis', { name: 'http', protocolType: 'HTTP' });
    const api = `/v2/apis/${String(apiId)}`;
    const first = await ok('POST', `${api}/deployments`, { description: 'first' });
    const second = await ok('POST', `${api}/deployments`, {});
    await ok('POST', `${api}/stages`, {
      stageName: 'v1',
      deploymentId: first['deploymentId'],
      tags: { a: '1' },
    });
    await ok('PATCH', `${api}/stages/v1`, {
      deploymentId: second['deploymentId'],
      stageVariables: { x: 'y' },
    });
    const tags = tagsPath('/v2', `arn:aws:apigateway:us-east-1::/apis/${String(apiId)}/stages/v1`);
    await ok('POST', tags, { tags: { b: '2' } });
    await ok('DELETE', `${tags}?tagKeys=a`);
    const stage = {
      stageName: 'v1',
      deploymentId: second['deploymentId'],
      stageVariables: { x: 'y' },
      tags: { b: '2' },
    };
    expect(await ok('GET', `${api}/stages/v1`)).toMatchObject(stage);
    expect(await ok('GET', `${api}/stages`)).toMatchObject({ items: [stage] });
    expect(await ok('GET', tags)).toEqual({ tags: { b: '2' } });
    expect(await ok('GET', `${api}/deployments`)).toMatchObject({ items: [{ description: 'first' }, {}] });
    await ok('DELETE', `${api}/deployments/${String(first['deploymentId'])}`);
    expect(
      await client.apiGateway('GET', `${api}/deployments/${String(first['deploymentId'])}`),
    ).toMatchObject({
      status: 404,
      errorType: 'NotFoundException',
    });
    await ok('DELETE', api);
    expect((await client.apiGateway('GET', `${api}/deployments`)).status).toBe(404);
  });
});
