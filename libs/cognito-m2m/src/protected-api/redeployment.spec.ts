import type { OAuthScopes } from '../oauth-scopes/oauth-scope';
import { ResourceServer } from '../oauth-scopes/resource-server';
import { only, poolIn, synthesized } from '../spec-support/synthesized-stack';
import { ProtectedRestApi, type ProtectedRestApiProps } from './protected-rest-api';
import type { RouteMethod } from './route-path';

interface Variant {
  readonly routes?: readonly (readonly [RouteMethod, string, string])[];
  readonly functionName?: string;
  readonly api?: Partial<ProtectedRestApiProps>;
}

const base: Variant = {
  routes: [
    ['GET', '/a', 'read'],
    ['POST', '/a', 'write'],
  ],
};

/** The deployment of an API whose routes are `[method, path, scopes]`. */
const deployment = (variant: Variant = {}) => {
  const { routes = [], functionName = 'f', api: changed } = { ...base, ...variant };
  const { resource } = synthesized((stack) => {
    const userPool = poolIn(stack);
    const scopes = { read: 'Read', write: 'Write' };
    const server = new ResourceServer(stack, 'server', { userPool, identifier: 'api', scopes });
    const throttling = { requestsPerSecond: 1, burst: 1 };
    const props = { apiName: 'api', userPool, stageName: 'dev', throttling, ...changed };
    const api = new ProtectedRestApi(stack, 'api', props);
    const target = { functionName, invokeArn: `\${aws_lambda_function.${functionName}.invoke_arn}` };
    for (const [method, path, names] of routes) {
      const oauthScopes = names
        .split(' ')
        .map((name) => server.oauthScope(name as 'read')) as unknown as OAuthScopes;
      api.addRoute(method, path, target, { oauthScopes });
    }
  });
  return only(resource, 'aws_api_gateway_deployment') as {
    triggers: { content: string; references: string };
    depends_on: string[];
    lifecycle: object;
  };
};

const contentOf = (variant?: Variant) => deployment(variant).triggers.content;

describe('a redeployment', () => {
  it.each<[string, Variant]>([
    [
      'a scope of a route',
      {
        routes: [
          ['GET', '/a', 'write'],
          ['POST', '/a', 'write'],
        ],
      },
    ],
    [
      'one scope more',
      {
        routes: [
          ['GET', '/a', 'read write'],
          ['POST', '/a', 'write'],
        ],
      },
    ],
    [
      'a method',
      {
        routes: [
          ['PUT', '/a', 'read'],
          ['POST', '/a', 'write'],
        ],
      },
    ],
    [
      'a path',
      {
        routes: [
          ['GET', '/b', 'read'],
          ['POST', '/a', 'write'],
        ],
      },
    ],
    [
      'one route more',
      {
        routes: [
          ['GET', '/a', 'read'],
          ['POST', '/a', 'write'],
          ['GET', '/b', 'read'],
        ],
      },
    ],
    ['one route less', { routes: [['GET', '/a', 'read']] }],
    ['the function', { functionName: 'g' }],
    ['how long a token is remembered', { api: { authorizerCacheSeconds: 0 } }],
    ['CORS', { api: { cors: { allowOrigin: '*' } } }],
  ])('is triggered by %s', (_change, variant) => {
    expect(contentOf(variant)).not.toBe(contentOf());
  });

  it('is triggered by the origin that CORS allows', () => {
    const [one, other] = ['*', 'https://a.example'].map((allowOrigin) =>
      contentOf({ api: { cors: { allowOrigin } } }),
    );
    expect(one).not.toBe(other);
  });

  it.each<[string, Variant]>([
    [
      'the order in which routes are written',
      {
        routes: [
          ['POST', '/a', 'write'],
          ['GET', '/a', 'read'],
        ],
      },
    ],
    ['throttling, which is live without it', { api: { throttling: { requestsPerSecond: 9, burst: 9 } } }],
    ['how long logs are kept', { api: { accessLogRetentionDays: 7 } }],
  ])('is not triggered by %s', (_change, variant) => {
    expect(contentOf(variant)).toBe(contentOf());
  });

  it('is triggered by another pool or function behind the same reference', () => {
    expect(deployment().triggers.references).toBe(
      '${aws_cognito_user_pool.user-pool_38E431F2.arn} ${aws_lambda_function.f.invoke_arn}',
    );
  });

  it('waits for everything that it takes a picture of, and replaces the old one only afterwards', () => {
    const { depends_on, lifecycle } = deployment({ api: { cors: { allowOrigin: '*' } } });
    expect(lifecycle).toEqual({ create_before_destroy: true });
    expect(depends_on.map((address) => address.replace(/^aws_api_gateway_(\w+)\..*$/, '$1')).sort()).toEqual([
      'authorizer',
      'gateway_response',
      'gateway_response',
      'integration',
      'integration',
      'integration',
      'integration_response',
      'method',
      'method',
      'method',
      'method_response',
    ]);
  });
});
