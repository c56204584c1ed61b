/**
 * Every option that the two apps do not use, deployed: custom domain, CORS, default scopes, ANY, greedy and named
 * variables, the shortest and the longest token. After each apply nothing may be left to do.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { NodeFunction } from '@m2m/node-lambda';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import {
  ApiGatewayAccount,
  ClientCredentialsClient,
  ProtectedRestApi,
  PublishedContract,
  ResourceServer,
  UserPool,
} from '../src';
import { LocalCloud } from './local-cloud';
import { TerraformStackRun } from './terraform-stack-run';

/** Holds an index.js that answers 200. */
const handlerZip =
  'UEsDBBQAAAAAAAAAIQCkezXmNgAAADYAAAAIAAAAaW5kZXguanNleHBvcnRzLmhhbmRsZXI9YXN5bmMoKT0+KHtzdGF0dXNDb2RlOjIwMCxib2R5Oidvayd9KTtQSwECFAMUAAAAAAAAACEApHs15jYAAAA2AAAACAAAAAAAAAAAAAAAgAEAAAAAaW5kZXguanNQSwUGAAAAAAEAAQA2AAAAXAAAAAAA';

interface Variant {
  readonly origin: string;
  readonly writers: 'may write' | 'may only read';
  readonly longestMinutes: number;
  /** Attributes written over the methods of the API that have this HTTP method. */
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

let zipFolder: string;
let cloud: LocalCloud;
let run: TerraformStackRun;

/** API Gateway refuses a stage with a log before the account has its role, which is auth-stack's to make. */
const accountRole = (stack: TerraformStack): void => {
  new ApiGatewayAccount(stack, 'account', { roleName: 'every-option-logs' });
};

const everyOption =
  ({ origin, writers, longestMinutes, overrides = {} }: Variant) =>
  (stack: TerraformStack) => {
    accountRole(stack);
    const userPool = new UserPool(stack, 'user-pool', {
      userPoolName: 'every option',
      region: 'us-east-1',
      domain: {
        domainName: 'auth.example.com',
        certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012',
      },
      deletionProtection: false,
    });
    new PublishedContract(stack, 'contract', { userPool, contract: 'every/option' });
    const scopes = { read: 'Read', write: writers === 'may write' ? 'Write' : 'Write, which nobody may now' };
    const server = new ResourceServer(stack, 'server', {
      userPool,
      identifier: 'https://api.example.com/v1',
      scopes,
    });
    const [read, write] = [server.oauthScope('read'), server.oauthScope('write')];
    new ClientCredentialsClient(stack, 'short', {
      userPool,
      clientName: 'shortest token',
      oauthScopes: [read],
      accessTokenValidityMinutes: 5,
    });
    new ClientCredentialsClient(stack, 'long', {
      userPool,
      clientName: 'longest token',
      oauthScopes: writers === 'may write' ? [read, write] : [read],
      accessTokenValidityMinutes: longestMinutes,
    });
    const target = new NodeFunction(stack, 'function', {
      functionName: 'every-option',
      bundle: join(zipFolder, 'function.zip'),
      description: 'Every option',
      memoryMb: 128,
      timeoutSeconds: 29,
      environment: { GREETING: 'hello' },
      logRetentionDays: 1,
    });
    const api = new ProtectedRestApi(stack, 'api', {
      apiName: 'every-option',
      userPool,
      stageName: 'every_option-1',
      throttling: { requestsPerSecond: 1, burst: 1 },
      defaultOAuthScopes: [read],
      cors: { allowOrigin: origin, allowHeaders: ['X-Request-Id'], maxAgeSeconds: 0 },
      authorizerCacheSeconds: 0,
      accessLogRetentionDays: 1,
    });
    api.addRoute('GET', '/', target);
    api.addRoute('ANY', '/orders/{id}', target, {
      oauthScopes: writers === 'may write' ? [write] : [read, write],
    });
    api.addRoute('HEAD', '/orders/{id}', target);
    api.addRoute('POST', '/files/{proxy+}', target, { oauthScopes: [write] });
    for (const method of stack.node.findAll().filter((node) => node instanceof ApiGatewayMethod)) {
      for (const [name, value] of Object.entries(overrides[method.httpMethodInput ?? ''] ?? {})) {
        method.addOverride(name, value);
      }
    }
    new TerraformOutput(stack, 'api_url', { value: api.url });
  };

const first: Variant = { origin: '*', writers: 'may write', longestMinutes: 1440 };
const second: Variant = { origin: 'https://app.example.com', writers: 'may only read', longestMinutes: 600 };

/** One line per resource that a plan changes, as `plan` and `apply` show it; empty when nothing. */
const changesIn = (shown: string): string[] =>
  shown.split('\n').filter((line) => /^ {2}# \S+ (?:will|must) be /.test(line));

/** The API as the local AWS takes it: the host moves into the path. */
const apiUrl = async (): Promise<string> => {
  const { host, pathname } = new URL(JSON.parse(await run.succeed('output', '-json', 'api_url')) as string);
  return `${cloud.endpoint}/_host/${host}${pathname}`;
};

beforeAll(async () => {
  zipFolder = mkdtempSync(join(tmpdir(), 'every-option-'));
  writeFileSync(join(zipFolder, 'function.zip'), Buffer.from(handlerZip, 'base64'));
  cloud = await LocalCloud.start();
  run = new TerraformStackRun(cloud.endpoint);
  run.synthesize(accountRole);
  await run.init();
  await run.apply();
});

afterAll(async () => {
  run.remove();
  rmSync(zipFolder, { recursive: true });
  await cloud.stop();
});

describe('every option of the constructs', () => {
  it('is valid, applies, and leaves nothing to do', async () => {
    run.synthesize(everyOption(first));
    await run.apply();
    expect(changesIn(await run.plan())).toEqual([]);
  });

  it('changes in place, takes a new snapshot of the API, and leaves nothing to do again', async () => {
    run.synthesize(everyOption(second));
    const changes = changesIn(await run.apply());
    expect(changes.filter((line) => line.includes('must be replaced'))).toEqual([
      expect.stringMatching(/aws_api_gateway_deployment\.api_deployment_\w+ must be replaced$/),
    ]);
    expect(changes.filter((line) => /aws_cognito|aws_api_gateway_stage/.test(line))).toEqual([
      expect.stringMatching(/aws_api_gateway_stage\.api_stage_\w+ will be updated in-place$/),
      expect.stringMatching(/aws_cognito_resource_server\.server_\w+ will be updated in-place$/),
      expect.stringMatching(/aws_cognito_user_pool_client\.long_\w+ will be updated in-place$/),
    ]);
    expect(changesIn(await run.plan())).toEqual([]);
  });

  it.each<[string, Variant['overrides'], number]>([
    [
      'other scopes and an open route',
      {
        GET: { authorization_scopes: ['https://api.example.com/v1/write'] },
        HEAD: { authorization: 'NONE', authorizer_id: null, authorization_scopes: null },
      },
      200,
    ],
    ['nothing any more', {}, 401],
  ])('brings overrides with %s live, under the names of the routes', async (_what, overrides, headStatus) => {
    run.synthesize(everyOption({ ...second, overrides }));
    const shown = await run.apply();
    expect(changesIn(shown).map((line) => line.replace(/_\w{8} /, ' '))).toEqual([
      '  # aws_api_gateway_deployment.api_deployment must be replaced',
      '  # aws_api_gateway_method.api_routes_GET will be updated in-place',
      '  # aws_api_gateway_method.api_routes_orders_id_HEAD will be updated in-place',
      '  # aws_api_gateway_stage.api_stage will be updated in-place',
    ]);
    expect(shown.match(/(?<=^ +~ )"[^"]+"(?= += jsonencode\($)/gm)).toEqual([
      '"GET /"',
      '"HEAD /orders/{id}"',
    ]);
    expect(changesIn(await run.plan())).toEqual([]);
    const statusOf = async (method: string, path: string) =>
      (await fetch(`${await apiUrl()}${path}`, { method })).status;
    expect([await statusOf('GET', '/'), await statusOf('HEAD', '/orders/1')]).toEqual([401, headStatus]);
  });

  it('is destroyed to the last resource', async () => {
    await run.succeed('destroy', '-input=false', '-auto-approve', '-no-color');
    expect(await run.succeed('state', 'list')).toBe('');
  });
});
