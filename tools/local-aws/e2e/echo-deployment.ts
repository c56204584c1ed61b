/**
 * One small machine-to-machine API, deployed by plain AWS API calls: a pool with a domain, scopes and two clients, and an
 * API that echoes. Shows that the data plane needs nothing of our own stacks, and gives the bench something to call.
 */
import { strToU8, zipSync } from 'fflate';

export const region = 'eu-west-1';

const account = '123456789012';

type Json = Readonly<Record<string, unknown>>;

/** A caller of the AWS APIs behind an endpoint. The signature is one in form only: nobody here checks it. */
export class AwsCaller {
  constructor(private readonly endpoint: string) {}

  async cognito<Answer>(operation: string, input: Json): Promise<Answer> {
    return this.call('cognito-idp', 'POST', '/', input, {
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      'content-type': 'application/x-amz-json-1.1',
    });
  }

  async apiGateway<Answer>(method: string, path: string, input?: unknown): Promise<Answer> {
    return this.call('apigateway', method, path, input, { 'content-type': 'application/json' });
  }

  async lambda<Answer>(method: string, path: string, input?: Json): Promise<Answer> {
    return this.call('lambda', method, `/2015-03-31/functions${path}`, input, {
      'content-type': 'application/json',
    });
  }

  /** A role that Lambda may assume; IAM speaks forms and answers XML. */
  async createLambdaRole(name: string): Promise<void> {
    const trust = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
      ],
    };
    await this.request(
      'iam',
      'POST',
      '/',
      { 'content-type': 'application/x-www-form-urlencoded' },
      String(
        new URLSearchParams({
          Action: 'CreateRole',
          Version: '2010-05-08',
          RoleName: name,
          AssumeRolePolicyDocument: JSON.stringify(trust),
        }),
      ),
    );
  }

  private async call<Answer>(
    service: string,
    method: string,
    path: string,
    input: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const text = await this.request(
      service,
      method,
      path,
      headers,
      input === undefined ? undefined : JSON.stringify(input),
    );
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  private async request(
    service: string,
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | undefined,
  ): Promise<string> {
    const scope = `20260101/${region}/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=e2e/${scope}, SignedHeaders=host, Signature=0`;
    const response = await fetch(`${this.endpoint}${path}`, {
      method,
      headers: { ...headers, authorization },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path} of ${service} answered ${response.status}: ${text}`);
    }
    return text;
  }
}

export interface EchoClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface EchoDeployment {
  readonly userPoolId: string;
  readonly apiId: string;
  readonly rootResourceId: string;
  readonly echoResourceId: string;
  readonly authorizerId: string;
  readonly writer: EchoClient;
  readonly reader: EchoClient;
  /** As any client of this machine reaches them. */
  readonly tokenUrl: string;
  readonly apiUrl: string;
}

export const echoSource = `exports.handler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ method: event.httpMethod, path: event.path, query: event.queryStringParameters,
    body: event.body, claims: event.requestContext.authorizer?.claims }),
});`;

export function packageOf(source: string): string {
  return Buffer.from(zipSync({ 'index.js': strToU8(source) })).toString('base64');
}

/** @param name also the domain prefix; no reserved word in it */
export async function deployEcho(endpoint: string, name: string): Promise<EchoDeployment> {
  const aws = new AwsCaller(endpoint);
  const { UserPool } = await aws.cognito<{ UserPool: { Id: string } }>('CreateUserPool', { PoolName: name });
  const UserPoolId = UserPool.Id;
  await aws.cognito('CreateUserPoolDomain', { UserPoolId, Domain: name });
  await aws.cognito('CreateResourceServer', {
    UserPoolId,
    Identifier: 'echo-api',
    Name: 'echo-api',
    Scopes: [
      { ScopeName: 'read', ScopeDescription: 'read' },
      { ScopeName: 'write', ScopeDescription: 'write' },
    ],
  });
  const writer = await createClient(aws, UserPoolId, 'writer', ['echo-api/read', 'echo-api/write']);
  const reader = await createClient(aws, UserPoolId, 'reader', ['echo-api/read']);
  const api = await deployApi(aws, name, UserPoolId);
  return {
    userPoolId: UserPoolId,
    ...api,
    writer,
    reader,
    tokenUrl: `${endpoint}/_host/${name}.auth.${region}.amazoncognito.com/oauth2/token`,
    apiUrl: `${endpoint}/_host/${api.apiId}.execute-api.${region}.amazonaws.com/dev`,
  };
}

async function createClient(
  aws: AwsCaller,
  UserPoolId: string,
  ClientName: string,
  AllowedOAuthScopes: readonly string[],
): Promise<EchoClient> {
  const { UserPoolClient } = await aws.cognito<{
    UserPoolClient: { ClientId: string; ClientSecret: string };
  }>('CreateUserPoolClient', {
    UserPoolId,
    ClientName,
    GenerateSecret: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes,
    AccessTokenValidity: 15,
    TokenValidityUnits: { AccessToken: 'minutes' },
  });
  return { clientId: UserPoolClient.ClientId, clientSecret: UserPoolClient.ClientSecret };
}

async function deployApi(aws: AwsCaller, name: string, userPoolId: string) {
  const api = await aws.apiGateway<{ id: string; rootResourceId: string }>('POST', '/restapis', {
    name,
    endpointConfiguration: { types: ['REGIONAL'] },
  });
  const authorizer = await aws.apiGateway<{ id: string }>('POST', `/restapis/${api.id}/authorizers`, {
    name: 'pool',
    type: 'COGNITO_USER_POOLS',
    providerARNs: [`arn:aws:cognito-idp:${region}:${account}:userpool/${userPoolId}`],
    identitySource: 'method.request.header.Authorization',
  });
  const echo = await aws.apiGateway<{ id: string }>(
    'POST',
    `/restapis/${api.id}/resources/${api.rootResourceId}`,
    {
      pathPart: 'echo',
    },
  );
  await createFunction(aws, name, api.id);
  for (const [method, scope] of [
    ['GET', 'echo-api/read'],
    ['POST', 'echo-api/write'],
  ] as const) {
    await putMethod(
      aws,
      { apiId: api.id, resourceId: echo.id, method, functionName: name },
      {
        authorizationType: 'COGNITO_USER_POOLS',
        authorizerId: authorizer.id,
        authorizationScopes: [scope],
      },
    );
  }
  await aws.apiGateway('POST', `/restapis/${api.id}/deployments`, { stageName: 'dev' });
  return {
    apiId: api.id,
    rootResourceId: api.rootResourceId,
    echoResourceId: echo.id,
    authorizerId: authorizer.id,
  };
}

async function createFunction(aws: AwsCaller, FunctionName: string, apiId: string): Promise<void> {
  await aws.createLambdaRole(FunctionName);
  await aws.lambda('POST', '', {
    FunctionName,
    Runtime: 'nodejs22.x',
    Role: `arn:aws:iam::${account}:role/${FunctionName}`,
    Handler: 'index.handler',
    Code: { ZipFile: packageOf(echoSource) },
    Timeout: 5,
  });
  await aws.lambda('POST', `/${FunctionName}/policy`, {
    StatementId: 'api',
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: `arn:aws:execute-api:${region}:${account}:${apiId}/dev/*/echo`,
  });
}

export interface MethodPlace {
  readonly apiId: string;
  readonly resourceId: string;
  readonly method: string;
  readonly functionName: string;
}

export async function putMethod(aws: AwsCaller, place: MethodPlace, authorization: Json): Promise<void> {
  const { apiId, resourceId, method, functionName } = place;
  const path = `/restapis/${apiId}/resources/${resourceId}/methods/${method}`;
  await aws.apiGateway('PUT', path, authorization);
  await aws.apiGateway('PUT', `${path}/integration`, {
    type: 'AWS_PROXY',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${region}:${account}:function:${functionName}/invocations`,
  });
}

/** The token endpoint's answer. */
export function askToken(
  tokenUrl: string,
  { clientId, clientSecret }: EchoClient,
  scope?: string,
): Promise<Response> {
  return fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) }),
  });
}

export async function tokenFor(
  deployment: EchoDeployment,
  client: EchoClient,
  scope?: string,
): Promise<string> {
  const answer = (await (await askToken(deployment.tokenUrl, client, scope)).json()) as {
    access_token: string;
  };
  return answer.access_token;
}
