import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import type { OAuthScopes } from '../oauth-scopes/oauth-scope';
import { ResourceServer } from '../oauth-scopes/resource-server';
import { only, poolIn, synthesized } from '../spec-support/synthesized-stack';
import { ProtectedRestApi, type ProtectedRestApiProps } from './protected-rest-api';
import type { RouteMethod } from './route-path';

interface Variant {
  readonly routes?: readonly (readonly [RouteMethod, string, string])[];
  readonly functionName?: string;
  readonly api?: Partial<ProtectedRestApiProps>;
  /** Attributes that are written over every method. */
  readonly override?: Readonly<Record<string, unknown>>;
}

const base: Variant = {
  routes: [
    ['GET', '/a', 'read'],
    ['POST', '/a', 'write'],
  ],
};

/** The synthesized resources of an API whose routes are `[method, path, scopes]`. */
const resources = (variant: Variant = {}) => {
  const { routes = [], functionName = 'f', api: changed, override = {} } = { ...base, ...variant };
  return synthesized((stack) => {
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
    for (const method of stack.node.findAll().filter((node) => node instanceof ApiGatewayMethod)) {
      for (const [name, value] of Object.entries(override)) {
        method.addOverride(name, value);
      }
    }
  }).resource;
};

const deployment = (variant?: Variant) =>
  only(resources(variant), 'aws_api_gateway_deployment') as {
    triggers: Record<string, string>;
    depends_on: string[];
    lifecycle: object;
  };

const triggersOf = (variant?: Variant) => deployment(variant).triggers;

describe('a redeployment', () => {
  it('is triggered under a name for each thing on the picture', () => {
    expect(Object.keys(triggersOf({ api: { cors: { allowOrigin: '*' } } }))).toEqual([
      'API settings',
      'authorizer',
      'gateway response DEFAULT_4XX',
      'gateway response DEFAULT_5XX',
      'path /a',
      'GET /a',
      'OPTIONS /a',
      'POST /a',
    ]);
  });

  it('is triggered by attributes, whose change only Terraform sees', () => {
    const { 'GET /a': route, 'path /a': path } = triggersOf();
    const method = /aws_api_gateway_method\.\w+/.exec(route ?? '')?.[0] ?? '';
    for (const attribute of ['authorization', 'authorization_scopes', 'authorizer_id', 'http_method']) {
      expect(route).toContain(` ${attribute} = ${method}.${attribute},`);
    }
    expect(path).toMatch(
      /^\$\{jsonencode\(\{for name, value in \{parent_id = aws_api_gateway_resource\.(\w+)\.parent_id, path_part = aws_api_gateway_resource\.\1\.path_part\} : name => value if !contains\(\["null", "\\"\\"", "\[\]", "\{\}"\], jsonencode\(value\)\)\}\)\}$/,
    );
  });

  it('is triggered by everything that the constructs and an override configure', () => {
    const found = resources({
      api: { cors: { allowOrigin: '*' } },
      override: { request_validator_id: 'abc', api_key_required: true },
    });
    const triggers = Object.values(only(found, 'aws_api_gateway_deployment')['triggers'] as object).join(
      '\n',
    );
    // There is one API, and the kind of its endpoint is live at once.
    const elsewhere = /^(?:\/\/|rest_api_id|depends_on|endpoint_configuration)$/;
    const types = Object.keys(found).filter(
      (type) => /^aws_api_gateway_/.test(type) && !/_(?:deployment|stage|method_settings)$/.test(type),
    );
    const missing = types.flatMap((type) =>
      Object.entries(found[type] ?? {}).flatMap(([id, attributes]) =>
        Object.keys(attributes)
          .map((name) => `${type}.${id}.${name}`)
          .filter((address) => !elsewhere.test(address.split('.')[2] ?? '') && !triggers.includes(address)),
      ),
    );
    expect(types).toHaveLength(8);
    expect(missing.map((address) => address.replace(/\.\w+\./, '.'))).toEqual([
      // The name is no part of what is served.
      'aws_api_gateway_rest_api.name',
    ]);
  });

  it('is triggered by one route more, and by one route less', () => {
    const names = (variant: Variant) => Object.keys(triggersOf(variant));
    expect(names({ routes: [['GET', '/a', 'read']] })).not.toContain('POST /a');
    expect(names({ routes: [...(base.routes ?? []), ['GET', '/b', 'read']] })).toEqual(
      expect.arrayContaining(['GET /b', 'path /b']),
    );
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
    expect(triggersOf(variant)).toEqual(triggersOf());
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
      'resource',
    ]);
  });
});
