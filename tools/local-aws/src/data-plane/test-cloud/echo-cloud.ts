/** One small deployment for specs: a pool with two clients, and an API whose routes show each kind of protection. */
import { zipSync } from 'fflate';
import {
  BodyTooLargeError,
  type DataPlane,
  type DataPlaneAnswer,
  type DataPlaneRequest,
} from '../../data-plane-port';
import { createDataPlane } from '../data-plane';
import { FakeCloud } from './fake-cloud';

export const region = 'eu-west-1';
export const userPoolId = 'eu-west-1_Pool';
export const issuer = `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
export const tokenHost = `echo.auth.${region}.amazoncognito.com`;
export const apiHost = `api1.execute-api.${region}.amazonaws.com`;
export const secret = 'canary-client-secret';

const functionArn = `arn:aws:lambda:${region}:123456789012:function:echo`;
export const lambdaIntegration = {
  type: 'AWS_PROXY',
  uri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
};

const protectedMethod = {
  authorizationType: 'COGNITO_USER_POOLS',
  authorizerId: 'auth1',
  methodIntegration: lambdaIntegration,
};

export const echoHandler = `exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });`;

/** A deployment package with one file, `index.js`. */
export function zipOf(source: string): Uint8Array {
  return zipSync({ 'index.js': Buffer.from(source) });
}

export function echoCloud(): FakeCloud {
  const cloud = new FakeCloud();
  cloud.domains.echo = userPoolId;
  cloud.userPools[userPoolId] = { Domain: 'echo' };
  cloud.resourceServers[userPoolId] = [
    { Identifier: 'echo-api', Scopes: [{ ScopeName: 'read' }, { ScopeName: 'write' }] },
  ];
  cloud.clients[`${userPoolId}/writer`] = client('writer', ['echo-api/read', 'echo-api/write']);
  cloud.clients[`${userPoolId}/reader`] = client('reader', ['echo-api/read']);
  cloud.functions.echo = {
    configuration: {
      FunctionName: 'echo',
      FunctionArn: functionArn,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Timeout: 5,
      MemorySize: 128,
    },
    statements: [
      {
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Resource: functionArn,
        Condition: { ArnLike: { 'AWS:SourceArn': `arn:aws:execute-api:${region}:123456789012:api1/dev/*` } },
      },
    ],
  };
  cloud.apis.api1 = {
    authorizers: [
      {
        id: 'auth1',
        name: 'pool',
        type: 'COGNITO_USER_POOLS',
        identitySource: 'method.request.header.Authorization',
        providerARNs: [`arn:aws:cognito-idp:${region}:123456789012:userpool/${userPoolId}`],
      },
    ],
    resources: [
      { id: 'r0', path: '/' },
      {
        id: 'r1',
        path: '/echo',
        resourceMethods: {
          GET: { ...protectedMethod, authorizationScopes: ['echo-api/read'] },
          POST: { ...protectedMethod, authorizationScopes: ['echo-api/write'] },
          PUT: { ...protectedMethod, authorizationScopes: ['echo-api/admin', 'echo-api/write'] },
          DELETE: { ...protectedMethod, authorizationScopes: null },
        },
      },
    ],
    stages: { dev: { stageName: 'dev', deploymentId: 'd1' } },
  };
  return cloud;
}

export function client(clientId: string, scopes: readonly string[], description: object = {}) {
  return {
    description: {
      ClientId: clientId,
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: scopes,
      AllowedOAuthFlowsUserPoolClient: true,
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes' },
      ...description,
    },
    secrets: [secret],
  };
}

/** A data plane on a cloud, its log, and a client for it. */
export class TestPlane {
  readonly logged: string[] = [];
  readonly dataPlane: DataPlane;

  constructor(readonly cloud: FakeCloud) {
    this.dataPlane = createDataPlane({
      controlPlane: cloud,
      endpoint: 'http://127.0.0.1:9',
      log: (line) => this.logged.push(line),
    });
  }

  /** Puts the API and the function of `echoCloud` into service. */
  async deploy(deploymentId = 'd1', source = echoHandler): Promise<void> {
    await this.dataPlane.observe({ kind: 'function-code', region, functionName: 'echo', zip: zipOf(source) });
    await this.dataPlane.observe({ kind: 'deployment-created', region, apiId: 'api1', deploymentId });
  }

  async send(request: Partial<DataPlaneRequest> & { content?: string }): Promise<Answer> {
    const { content = '', ...rest } = request;
    const answer = await this.dataPlane.handle({
      method: 'GET',
      host: apiHost,
      path: '/dev/echo',
      query: '',
      headers: [],
      sourceIp: '127.0.0.1',
      body: async (limitBytes) => {
        if (content.length > limitBytes) {
          throw new BodyTooLargeError(limitBytes);
        }
        return Buffer.from(content);
      },
      ...rest,
    });
    if (answer === undefined) {
      throw new Error(`nothing is reached by ${rest.host ?? apiHost}`);
    }
    return new Answer(answer);
  }

  askToken(
    form: Record<string, string>,
    headers: readonly (readonly [string, string])[] = [],
  ): Promise<Answer> {
    return this.send({
      method: 'POST',
      host: tokenHost,
      path: '/oauth2/token',
      headers: [['Content-Type', 'application/x-www-form-urlencoded'], ...headers],
      content: new URLSearchParams(form).toString(),
    });
  }

  /** An access token that this data plane issued. */
  async token(clientId = 'writer', scope?: string): Promise<string> {
    const answer = await this.askToken({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      ...(scope !== undefined && { scope }),
    });
    return (answer.json() as { access_token: string }).access_token;
  }
}

export class Answer {
  readonly status: number;
  readonly text: string;

  constructor(private readonly answer: DataPlaneAnswer) {
    this.status = answer.status;
    this.text = Buffer.from(answer.body).toString('utf8');
  }

  json(): unknown {
    return JSON.parse(this.text);
  }

  header(name: string): string | undefined {
    return this.answer.headers.find(([header]) => header.toLowerCase() === name)?.[1];
  }
}
