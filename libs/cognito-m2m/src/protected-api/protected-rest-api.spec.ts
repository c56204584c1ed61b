import { type TerraformStack, Token } from 'cdktf';
import type { OAuthScope } from '../oauth-scopes/oauth-scope';
import { ResourceServer } from '../oauth-scopes/resource-server';
import {
  blocks,
  later,
  laterText,
  only,
  poolIn,
  refusal,
  synthesized,
} from '../spec-support/synthesized-stack';
import type { IUserPool } from '../user-pool/user-pool-interface';
import { ProtectedRestApi, type ProtectedRestApiProps } from './protected-rest-api';

interface Scene {
  readonly stack: TerraformStack;
  readonly api: ProtectedRestApi;
  readonly userPool: IUserPool;
  readonly read: OAuthScope;
  readonly write: OAuthScope;
}

const orders = { functionName: 'orders', invokeArn: '${aws_lambda_function.orders.invoke_arn}' };
const throttling = { requestsPerSecond: 100, burst: 200 };

/** An API named `api` of stage dev, without routes. */
const scene = (stack: TerraformStack, changed: Partial<ProtectedRestApiProps> = {}): Scene => {
  const userPool = poolIn(stack);
  const scopes = { read: 'Read', write: 'Write' };
  const server = new ResourceServer(stack, 'server', { userPool, identifier: 'orders', scopes });
  const api = new ProtectedRestApi(stack, 'api', {
    apiName: 'orders-dev',
    userPool,
    stageName: 'dev',
    throttling,
    ...changed,
  });
  return { stack, api, userPool, read: server.oauthScope('read'), write: server.oauthScope('write') };
};

const resourcesOf = (use: (scene: Scene) => void, changed?: Partial<ProtectedRestApiProps>) =>
  synthesized((stack) => {
    use(scene(stack, changed));
  }).resource;

const refused = (use: (scene: Scene) => void, changed?: Partial<ProtectedRestApiProps>) =>
  refusal((stack) => {
    use(scene(stack, changed));
  });

describe('a route', () => {
  const resource = resourcesOf(({ api, read, write }) => {
    api.addRoute('GET', '/orders/{id}', orders, { oauthScopes: [write, read] });
  });

  it('demands a token of the pool with one of its scopes', () => {
    expect(only(resource, 'aws_api_gateway_method')).toMatchObject({
      http_method: 'GET',
      authorization: 'COGNITO_USER_POOLS',
      authorizer_id: '${aws_api_gateway_authorizer.api_authorizer_85134A4D.id}',
      authorization_scopes: ['orders/read', 'orders/write'],
    });
    expect(only(resource, 'aws_api_gateway_authorizer')).toEqual({
      name: 'cognito',
      type: 'COGNITO_USER_POOLS',
      rest_api_id: '${aws_api_gateway_rest_api.api_C8550315.id}',
      identity_source: 'method.request.header.Authorization',
      provider_arns: ['${aws_cognito_user_pool.user-pool_38E431F2.arn}'],
      authorizer_result_ttl_in_seconds: 300,
    });
  });

  it('calls its function with the whole request', () => {
    expect(only(resource, 'aws_api_gateway_integration')).toMatchObject({
      type: 'AWS_PROXY',
      integration_http_method: 'POST',
      uri: '${aws_lambda_function.orders.invoke_arn}',
      timeout_milliseconds: 29_000,
    });
  });

  it('has one resource per segment', () => {
    const parts = Object.entries(blocks(resource, 'aws_api_gateway_resource')).map(
      ([path, { path_part }]) => [path, path_part],
    );
    expect(parts).toEqual([
      ['api/routes/orders/Resource', 'orders'],
      ['api/routes/orders/{id}/Resource', '{id}'],
    ]);
  });

  it.each([
    ['GET', '/orders/{id}', 'dev/GET/orders/*'],
    ['ANY', '/files/{proxy+}', 'dev/*/files/*'],
    ['POST', '/', 'dev/POST/'],
    ['DELETE', '/a/{b}/c', 'dev/DELETE/a/*/c'],
  ] as const)('lets the API call the function for nothing but %s %s', (method, path, source) => {
    const made = resourcesOf(({ api, read }) => {
      api.addRoute(method, path, orders, { oauthScopes: [read] });
    });
    expect(only(made, 'aws_lambda_permission')).toEqual({
      statement_id: expect.stringMatching(/^route-c8[0-9a-f]{40}$/) as string,
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      function_name: 'orders',
      source_arn: `\${aws_api_gateway_rest_api.api_C8550315.execution_arn}/${source}`,
    });
  });

  it('takes the default scopes of the API, and its own before them', () => {
    const made = synthesized((stack) => {
      const { userPool, read, write } = scene(stack);
      const props = {
        apiName: 'other',
        userPool,
        stageName: 'dev',
        throttling,
        defaultOAuthScopes: [read],
      } as const;
      const api = new ProtectedRestApi(stack, 'other', props);
      api.addRoute('GET', '/a', orders);
      api.addRoute('POST', '/a', orders, { oauthScopes: [write] });
    });
    expect(
      Object.values(blocks(made.resource, 'aws_api_gateway_method')).map(
        (method) => method['authorization_scopes'],
      ),
    ).toEqual([['orders/read'], ['orders/write']]);
  });

  it('may have segments that are called like what stands beside them', () => {
    const made = resourcesOf(
      ({ api, read }) => {
        for (const path of ['/', '/GET', '/GET/GET', '/Resource', '/preflight']) {
          api.addRoute('GET', path, orders, { oauthScopes: [read] });
        }
      },
      { cors: { allowOrigin: '*' } },
    );
    expect(Object.keys(blocks(made, 'aws_api_gateway_method'))).toHaveLength(10);
  });

  it('is listed for callers', () => {
    synthesized((stack) => {
      const { api, read, write } = scene(stack, { cors: { allowOrigin: '*' } });
      api.addRoute('GET', '/a', orders, { oauthScopes: [read] });
      api.addRoute('POST', '/a', orders, { oauthScopes: [write, read] });
      expect(api.routes).toEqual([
        { method: 'GET', path: '/a', authorization: 'COGNITO_USER_POOLS', oauthScopes: ['orders/read'] },
        { method: 'OPTIONS', path: '/a', authorization: 'NONE', oauthScopes: [] },
        {
          method: 'POST',
          path: '/a',
          authorization: 'COGNITO_USER_POOLS',
          oauthScopes: ['orders/read', 'orders/write'],
        },
      ]);
    });
  });

  const addA =
    (path: string) =>
    ({ api, read }: Scene) => {
      api.addRoute('GET', path, orders, { oauthScopes: [read] });
    };
  it.each<[string, (scene: Scene) => void, string]>([
    [
      'no scope is named',
      ({ api }) => {
        api.addRoute('GET', '/a', orders);
      },
      'route GET /a demands no scope (received undefined); name its oauthScopes or give the API defaultOAuthScopes',
    ],
    [
      'its list of scopes is empty',
      ({ api }) => {
        api.addRoute('GET', '/a', orders, { oauthScopes: [] as never });
      },
      'route GET /a demands no scope (received []); name its oauthScopes or give the API defaultOAuthScopes',
    ],
    [
      'a scope is a string',
      ({ api }) => {
        api.addRoute('GET', '/a', orders, { oauthScopes: ['orders/read'] as never });
      },
      'route GET /a: oauthScopes holds "orders/read", which is no OAuth scope; take it from its resource server: server.oauthScope("<name>")',
    ],
    [
      'it is there already',
      (s) => {
        addA('/a')(s);
        addA('/a')(s);
      },
      'route GET /a is there already; give one route all of its scopes',
    ],
    [
      'the method is unknown',
      ({ api, read }) => {
        api.addRoute('get' as 'GET', '/a', orders, { oauthScopes: [read] });
      },
      'method "get" is unknown; allowed are GET, POST, PUT, PATCH, DELETE, HEAD, ANY',
    ],
    [
      'the method is OPTIONS',
      ({ api, read }) => {
        api.addRoute('OPTIONS' as 'GET', '/a', orders, { oauthScopes: [read] });
      },
      'method "OPTIONS" cannot be a route, because a preflight carries no token; set the cors option instead',
    ],
    [
      'the path has no slash in front',
      addA('a'),
      'path "a" does not start with a slash; allowed are paths such as /, /orders/{id} or /files/{proxy+}',
    ],
    [
      'the path ends with a slash',
      addA('/a/'),
      'path "/a/" has an empty segment; a path has single slashes and none at its end',
    ],
    [
      'the path has a query',
      addA('/a?b'),
      'path "/a?b" has the segment "a?b"; allowed are letters, digits and ._:- or a variable such as {id} or {proxy+}',
    ],
    [
      'a variable is half of a segment',
      addA('/a{id}'),
      'path "/a{id}" has the segment "a{id}"; allowed are letters, digits and ._:- or a variable such as {id} or {proxy+}',
    ],
    [
      'the path goes on after a greedy variable',
      addA('/{all+}/b'),
      'path "/{all+}/b" goes on after "{all+}"; a greedy variable takes the rest of the path',
    ],
    [
      'a variable comes twice',
      addA('/{id}/{id+}'),
      'path "/{id}/{id+}" has the variable "id" twice; give each its own name',
    ],
    [
      'two variables share a place',
      (s) => {
        addA('/a/{id}')(s);
        addA('/a/{name}')(s);
      },
      'path "/a/{name}" has a variable where "{id}" is one already; API Gateway takes one per place',
    ],
    [
      'the API has 300 resources',
      (s) => {
        for (let n = 0; n < 300; n += 1) {
          addA(`/p${n}`)(s);
        }
      },
      'path "/p299" would be one resource too many; allowed are 300 with the root, so use {proxy+} or a second API',
    ],
  ])('fails when %s', (_name, use, problem) => {
    expect(refused(use)).toBe(`stack/api: ${problem}`);
  });

  it('fails when its scope is of another pool', () => {
    const message = refusal((stack) => {
      const other = new ResourceServer(stack, 'x', {
        userPool: poolIn(stack, 'other'),
        identifier: 'x',
        scopes: { all: 'All' },
      });
      scene(stack).api.addRoute('GET', '/a', orders, { oauthScopes: [other.oauthScope('all')] });
    });
    expect(message).toBe(
      'stack/api: route GET /a: oauthScopes holds "x/all" of user pool "stack/other"; allowed are scopes of "stack/user-pool"',
    );
  });
});

describe('the API', () => {
  const resource = resourcesOf(({ api, read }) => {
    api.addRoute('GET', '/a', orders, { oauthScopes: [read] });
  });

  it('is regional and throttled, and never logs whole requests', () => {
    expect(only(resource, 'aws_api_gateway_rest_api')).toEqual({
      name: 'orders-dev',
      endpoint_configuration: { types: ['REGIONAL'] },
    });
    expect(only(resource, 'aws_api_gateway_method_settings')).toMatchObject({
      method_path: '*/*',
      settings: {
        throttling_rate_limit: 100,
        throttling_burst_limit: 200,
        data_trace_enabled: false,
        logging_level: 'OFF',
      },
    });
  });

  it('logs who called which route, and neither a header nor a query', () => {
    const { access_log_settings } = only(resource, 'aws_api_gateway_stage') as {
      access_log_settings: { format: string };
    };
    const format = JSON.parse(access_log_settings.format) as Record<string, string>;
    expect(format).toMatchObject({
      requestId: '$context.requestId',
      clientId: '$context.authorizer.claims.client_id',
      status: '$context.status',
      integrationError: '$context.integration.error',
      authorizerError: '$context.authorizer.error',
    });
    expect(access_log_settings.format).not.toMatch(/header|querystring|\$input|\$context\.path"|token/i);
    expect(only(resource, 'aws_cloudwatch_log_group')).toEqual({
      name: '/aws/apigateway/orders-dev',
      retention_in_days: 30,
    });
  });

  it('owns nothing that belongs to the account', () => {
    expect(resource).not.toHaveProperty('aws_api_gateway_account');
  });

  it('has no open method without CORS', () => {
    expect(
      Object.values(blocks(resource, 'aws_api_gateway_method')).map((method) => method['authorization']),
    ).toEqual(['COGNITO_USER_POOLS']);
    expect(resource).not.toHaveProperty('aws_api_gateway_gateway_response');
  });

  it('fails to synthesize without a route', () => {
    let problems: string[] = [];
    synthesized((stack) => {
      problems = scene(stack).api.node.validate();
    });
    expect(problems).toEqual(['the API has no route; add one with addRoute']);
  });

  it.each<[Partial<ProtectedRestApiProps>, string]>([
    [{ apiName: 'a b' }, 'api: apiName "a b" contains a space; allowed are 1-255 letters, digits and _.-'],
    [
      { stageName: 'a.b' },
      'api: stageName "a.b" contains "."; allowed are 1-128 letters, digits, hyphens and underscores',
    ],
    [
      { throttling: { requestsPerSecond: 0, burst: 1 } },
      'api: requestsPerSecond 0 is too small; allowed are 1-10000 requests per second',
    ],
    [
      { throttling: { requestsPerSecond: 1, burst: 5001 } },
      'api: burst 5001 is too large; allowed are 1-5000 requests',
    ],
    [
      { authorizerCacheSeconds: 3601 },
      'api: authorizerCacheSeconds 3601 is too large; allowed are 0-3600 seconds',
    ],
    [
      { accessLogRetentionDays: 2 },
      'api: accessLogRetentionDays 2 is unknown to CloudWatch; allowed are 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days',
    ],
    [{ defaultOAuthScopes: [] as never }, 'api: defaultOAuthScopes has 0 entries; allowed are 1-50'],
    [
      { cors: { allowOrigin: 'app.example.com' } },
      'api/cors: allowOrigin "app.example.com" has another form; allowed are * and origins such as https://app.example.com, without a path',
    ],
    [
      { cors: { allowOrigin: "https://a'" } },
      'api/cors: allowOrigin "https://a\'" contains "\'"; allowed are * and origins such as https://app.example.com, without a path',
    ],
    [
      { cors: { allowOrigin: '*', allowHeaders: ['X:'] } },
      'api/cors: allowHeaders "X:" contains ":"; allowed are header names of letters, digits and hyphens',
    ],
    [
      { cors: { allowOrigin: '*', maxAgeSeconds: 86_401 } },
      'api/cors: maxAgeSeconds 86401 is too large; allowed are 0-86400 seconds',
    ],
  ])('fails when given %j', (changed, message) => {
    expect(refused(() => undefined, changed)).toBe(`stack/${message}`);
  });

  it('leaves unresolved tokens alone', () => {
    const number = Token.asNumber(later);
    const changed = {
      apiName: laterText(),
      stageName: laterText(),
      throttling: { requestsPerSecond: number, burst: number },
      authorizerCacheSeconds: number,
      accessLogRetentionDays: number,
      cors: { allowOrigin: laterText(), maxAgeSeconds: number },
    };
    expect(refused(() => undefined, changed)).toBe('accepted');
  });
});

describe('CORS', () => {
  const cors = { allowOrigin: 'https://app.example.com', allowHeaders: ['X-Request-Id'], maxAgeSeconds: 60 };
  const resource = resourcesOf(
    ({ api, read, write }) => {
      api.addRoute('GET', '/a', orders, { oauthScopes: [read] });
      api.addRoute('POST', '/a', orders, { oauthScopes: [write] });
    },
    { cors },
  );
  const preflight = Object.values(blocks(resource, 'aws_api_gateway_method')).filter(
    (method) => method['http_method'] === 'OPTIONS',
  );

  it('answers one preflight per path, without a token and without a function', () => {
    expect(preflight.map((method) => method['authorization'])).toEqual(['NONE']);
    expect(only(resource, 'aws_api_gateway_integration_response')).toMatchObject({
      status_code: '${aws_api_gateway_method_response.api_routes_a_preflight_response_9B717237.status_code}',
      response_parameters: {
        'method.response.header.Access-Control-Allow-Headers': "'Authorization,X-Request-Id'",
        'method.response.header.Access-Control-Allow-Methods': "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'",
        'method.response.header.Access-Control-Allow-Origin': "'https://app.example.com'",
        'method.response.header.Access-Control-Max-Age': "'60'",
      },
    });
  });

  it('lets a browser read the errors that API Gateway answers itself', () => {
    expect(Object.values(blocks(resource, 'aws_api_gateway_gateway_response'))).toEqual(
      ['DEFAULT_4XX', 'DEFAULT_5XX'].map((response_type) => ({
        rest_api_id: '${aws_api_gateway_rest_api.api_C8550315.id}',
        response_type,
        response_parameters: {
          'gatewayresponse.header.Access-Control-Allow-Headers': "'Authorization,X-Request-Id'",
          'gatewayresponse.header.Access-Control-Allow-Origin': "'https://app.example.com'",
        },
        response_templates: { 'application/json': '{"message":$context.error.messageString}' },
      })),
    );
  });
});
