/**
 * Every option that the two apps do not use, deployed: custom domain, CORS, default scopes, ANY, greedy and named
 * variables, the shortest and the longest token. No apply may leave anything to do: the next one changes what the stack has
 * changed and nothing else, and the plan after the last one is empty.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiGatewayAccount as AccountSettings } from '@cdktf/provider-aws/lib/api-gateway-account';
import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import { ApiGatewayStage } from '@cdktf/provider-aws/lib/api-gateway-stage';
import { NodeFunction } from '@m2m/node-lambda';
import type { TerraformStack } from 'cdktf';
import {
  addApiOutputs,
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
  readonly overrides: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

let zipFolder: string;
let cloud: LocalCloud;
let run: TerraformStackRun;

const everyOption =
  ({ origin, writers, longestMinutes, overrides }: Variant) =>
  (stack: TerraformStack) => {
    const account = new ApiGatewayAccount(stack, 'account', { roleName: 'every-option-logs' });
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
    const short = new ClientCredentialsClient(stack, 'short', {
      userPool,
      clientName: 'shortest token',
      oauthScopes: [read],
      accessTokenValidityMinutes: 5,
    });
    const long = new ClientCredentialsClient(stack, 'long', {
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
      throttling: { requestsPerSecond: 20, burst: 10 },
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
    // API Gateway refuses a stage with a log before the account has its role. As a rule, another stack has made it.
    const settings = account.node.findAll().find((node) => node instanceof AccountSettings);
    for (const stage of api.node.findAll().filter((node) => node instanceof ApiGatewayStage)) {
      stage.dependsOn = [...(stage.dependsOn ?? []), `aws_api_gateway_account.${settings?.friendlyUniqueId}`];
    }
    for (const method of stack.node.findAll().filter((node) => node instanceof ApiGatewayMethod)) {
      for (const [name, value] of Object.entries(overrides[method.httpMethodInput ?? ''] ?? {})) {
        method.addOverride(name, value);
      }
    }
    addApiOutputs(stack, { api, clients: { short, long } });
  };

const first: Variant = {
  origin: '*',
  writers: 'may write',
  longestMinutes: 1440,
  overrides: {
    // Added to those of the route, as cdktf does with lists.
    GET: { authorization_scopes: ['https://api.example.com/v1/write'] },
    HEAD: { authorization: 'NONE', authorizer_id: null, authorization_scopes: null },
  },
};
const second: Variant = {
  origin: 'https://app.example.com',
  writers: 'may only read',
  longestMinutes: 600,
  overrides: {},
};

/** One line per resource that a plan changes, as `plan` and `apply` show it, without hashes in names; empty when nothing. */
const changesIn = (shown: string): string[] =>
  shown
    .split('\n')
    .filter((line) => /^ {2}# \S+ (?:will|must) be /.test(line))
    .map((line) => line.replace(/^ {2}# (\S+?)(?:_[0-9A-F]{8})? /, '$1 '));

interface Outputs {
  readonly api_url: { readonly value: string };
  readonly token_url: { readonly value: string };
  readonly clients: { readonly value: Readonly<Record<string, { readonly client_id: string }>> };
  readonly client_secrets: { readonly value: Readonly<Record<string, string>> };
}

/** A URL as the local AWS takes it: the host moves into the path. */
const local = (url: string): string => url.replace('https://', `${cloud.endpoint}/_host/`);

/** Status codes of calls: method and path, and the client whose token is sent. */
async function answers(...calls: readonly (readonly [string, string, string?])[]): Promise<number[]> {
  const outputs = JSON.parse(await run.succeed('output', '-json')) as Outputs;
  return Promise.all(
    calls.map(async ([method, path, client]) => {
      const authorization: Record<string, string> =
        client === undefined ? {} : { authorization: await tokenOf(outputs, client) };
      const { status } = await fetch(`${local(outputs.api_url.value)}${path}`, {
        method,
        headers: authorization,
      });
      return status;
    }),
  );
}

async function tokenOf({ token_url, clients, client_secrets }: Outputs, client: string): Promise<string> {
  const credentials = `${clients.value[client]?.client_id}:${client_secrets.value[client]}`;
  const response = await fetch(local(token_url.value), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

beforeAll(async () => {
  zipFolder = mkdtempSync(join(tmpdir(), 'every-option-'));
  writeFileSync(join(zipFolder, 'function.zip'), Buffer.from(handlerZip, 'base64'));
  cloud = await LocalCloud.start();
  run = new TerraformStackRun(cloud.endpoint);
});

afterAll(async () => {
  run.remove();
  rmSync(zipFolder, { recursive: true });
  await cloud.stop();
});

describe('every option of the constructs', () => {
  it('is valid, applies, and lets in whom it should, also where attributes are overridden', async () => {
    run.synthesize(everyOption(first));
    await run.init();
    await run.apply();
    const calls = answers(
      ['GET', '/'],
      ['GET', '/', 'short'],
      ['HEAD', '/orders/1'],
      ['PUT', '/orders/1', 'short'],
    );
    expect(await calls).toEqual([401, 200, 200, 401]);
  });

  it('changes in place, takes a new snapshot of the API under the names of the routes, and had nothing left to do', async () => {
    run.synthesize(everyOption(second));
    const shown = await run.apply();
    expect(changesIn(shown)).toEqual([
      'aws_api_gateway_deployment.api_deployment must be replaced',
      'aws_api_gateway_gateway_response.api_cors_DEFAULT_4XX will be updated in-place',
      'aws_api_gateway_gateway_response.api_cors_DEFAULT_5XX will be updated in-place',
      'aws_api_gateway_integration_response.api_routes_files_proxy_preflight_integration-response will be updated in-place',
      'aws_api_gateway_integration_response.api_routes_orders_id_preflight_integration-response will be updated in-place',
      'aws_api_gateway_integration_response.api_routes_preflight_integration-response will be updated in-place',
      'aws_api_gateway_method.api_routes_GET will be updated in-place',
      'aws_api_gateway_method.api_routes_orders_id_ANY will be updated in-place',
      'aws_api_gateway_method.api_routes_orders_id_HEAD will be updated in-place',
      'aws_api_gateway_stage.api_stage will be updated in-place',
      'aws_cognito_resource_server.server will be updated in-place',
      'aws_cognito_user_pool_client.long will be updated in-place',
    ]);
    expect(shown.match(/(?<=^ +~ )"[^"]+"(?= += jsonencode\($)/gm)).toEqual([
      '"ANY /orders/{id}"',
      '"GET /"',
      '"HEAD /orders/{id}"',
      '"OPTIONS /"',
      '"OPTIONS /files/{proxy+}"',
      '"OPTIONS /orders/{id}"',
      '"gateway response DEFAULT_4XX"',
      '"gateway response DEFAULT_5XX"',
    ]);
    const calls = answers(
      ['GET', '/', 'short'],
      ['HEAD', '/orders/1'],
      ['PUT', '/orders/1', 'short'],
      ['POST', '/files/a/b', 'long'],
    );
    expect(await calls).toEqual([200, 401, 200, 401]);
  });

  it('leaves nothing to do after that', async () => {
    expect(changesIn(await run.plan())).toEqual([]);
  });

  it('is destroyed to the last resource', async () => {
    await run.succeed('destroy', '-input=false', '-auto-approve', '-no-color');
    expect(await run.succeed('state', 'list')).toBe('');
  });
});
