/**
 * A client of another stack that holds a scope of echo-api: nobody who reads echo-api alone would know of it. `verify` knows it
 * from the access matrix, and calls echo-api with its credentials as soon as its stack is deployed.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startLocalAws, type LocalAws } from '@m2m/local-aws';
import { makeScratchWorkspace, type ScratchWorkspace } from '@m2m/testing';
import type { VerifyReport } from '../src';

const stackCommand = 'tools/nx-cdktf/bin/stack.cjs';
const m2mCommand = 'tools/m2m-cli/bin/m2m.cjs';

let workspace: ScratchWorkspace;
let cloud: LocalAws;

beforeAll(async () => {
  workspace = makeScratchWorkspace({ compiledTools: true });
  cloud = await startLocalAws({ port: 0 });
  await run(stackCommand, 'bundle', 'echo-api');
  for (const stack of ['auth-stack', 'echo-api']) {
    await run(stackCommand, 'synth', stack, '--stage=local');
    await run(stackCommand, 'deploy', stack, '--stage=local');
  }
  addShop();
});

afterAll(async () => {
  await cloud.stop();
  workspace.remove();
});

/** @returns standard output; rejects when the command fails */
function run(...words: string[]): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(NX_|STAGE$|FORCE_COLOR)/.test(name));
  const env = { ...Object.fromEntries(inherited), AWS_ENDPOINT_URL: cloud.endpoint, NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd: workspace.root, env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${words.join(' ')}\n${stdout}${stderr}`));
    });
  });
}

function write(file: string, content: string): void {
  mkdirSync(dirname(join(workspace.root, file)), { recursive: true });
  writeFileSync(join(workspace.root, file), content);
}

/** A stack as another team writes it: the scope is a string. */
function addShop(): void {
  const synthesized = (stack: string) => `apps/${stack}/cdktf.out/local/stacks/${stack}/cdk.tf.json`;
  const echoApi = JSON.parse(readFileSync(join(workspace.root, synthesized('echo-api')), 'utf8')) as {
    terraform: { backend: { s3: object } };
    provider: unknown;
  };
  const { terraform, provider } = echoApi;
  const backend = { s3: { ...terraform.backend.s3, key: 'local/shop.tfstate' } };
  const parameter = (name: string) => ({ name: `/auth-stack-local/${name}` });
  const shop = {
    terraform: { ...terraform, backend },
    provider,
    data: {
      aws_ssm_parameter: { pool_id: parameter('CognitoUserPoolId'), token_url: parameter('CognitoTokenUrl') },
    },
    resource: {
      aws_cognito_user_pool_client: {
        web: {
          name: 'shop-web',
          user_pool_id: '${data.aws_ssm_parameter.pool_id.insecure_value}',
          generate_secret: true,
          allowed_oauth_flows: ['client_credentials'],
          allowed_oauth_flows_user_pool_client: true,
          allowed_oauth_scopes: ['echo-api/read'],
        },
      },
    },
    output: {
      token_url: { value: '${data.aws_ssm_parameter.token_url.insecure_value}' },
      clients: {
        value: {
          web: { client_id: '${aws_cognito_user_pool_client.web.id}', oauth_scopes: ['echo-api/read'] },
        },
      },
      client_secrets: {
        sensitive: true,
        value: { web: '${aws_cognito_user_pool_client.web.client_secret}' },
      },
    },
  };
  const lock = readFileSync(join(workspace.root, 'apps/echo-api/.terraform.lock.hcl'), 'utf8');
  write('apps/shop/.terraform.lock.hcl', lock);
  write('apps/shop/package.json', JSON.stringify({ name: 'shop', stack: { upstream: ['auth-stack'] } }));
  write('apps/shop/src/main.ts', '');
  write(synthesized('shop'), JSON.stringify(shop));
}

const client = 'shop/aws_cognito_user_pool_client.web';

async function rowsOfShop() {
  const report = JSON.parse(
    await run(m2mCommand, 'verify', 'echo-api', '--stage=local', '--json'),
  ) as VerifyReport;
  return {
    failed: report.failed,
    rows: report.checks
      .filter((check) => check.client === client)
      .map(({ route, expected, received, result, reason }) => [route, expected, received, reason ?? result]),
  };
}

describe('verify', () => {
  it('says that a client of another stack cannot be tried while that stack is not deployed', async () => {
    expect(await rowsOfShop()).toEqual({
      failed: 0,
      rows: [
        ['GET /echo', '2xx', null, 'shop is not deployed'],
        ['POST /echo', '401', null, 'shop is not deployed'],
      ],
    });
  });

  it('calls with the credentials of that client when its stack is deployed', async () => {
    await run(stackCommand, 'deploy', 'shop', '--stage=local');
    expect(await rowsOfShop()).toEqual({
      failed: 0,
      rows: [
        ['GET /echo', '2xx', '200', 'pass'],
        ['POST /echo', '401', '401 Unauthorized', 'pass'],
      ],
    });
  });

  it('is what the page about echo-api shows as well', async () => {
    const access = await run(stackCommand, 'access', 'echo-api', '--stage=local', '--json');
    expect(access).toContain(`"client": "${client}"`);
  });
});
