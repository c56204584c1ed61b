/**
 * A mistake that no type sees, made with an override: `nx run echo-api:deploy` ends before Terraform is started for any stack.
 * In place of Terraform stands a program that writes down that it was called.
 */
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DeployedWorkspace, type CommandEnd } from './deployed-workspace';

const stackFile = 'apps/echo-api/src/echo-api-stack.ts';
const outputs = 'addApiOutputs(this, { api, clients: { reader, writer } });';

let workspace: DeployedWorkspace;
let source: string;
let calls: string;

beforeAll(async () => {
  workspace = await DeployedWorkspace.make();
  source = workspace.read(stackFile);
  calls = join(workspace.root, 'terraform-calls');
  workspace.write('terraform-stand-in', `#!/bin/sh\necho "$@" >> '${calls}'\nexit 1\n`);
  chmodSync(join(workspace.root, 'terraform-stand-in'), 0o755);
});

afterAll(async () => {
  await workspace.remove();
});

afterEach(() => {
  rmSync(calls, { force: true });
  workspace.write(stackFile, source);
});

function nx(...words: string[]): Promise<CommandEnd> {
  const program = `${workspace.root}/node_modules/nx/dist/bin/nx.js`;
  return workspace.startProgram('/usr/bin/env', [
    `TERRAFORM_BINARY=${workspace.root}/terraform-stand-in`,
    process.execPath,
    program,
    ...words,
    '--output-style=stream-without-prefixes',
  ]).ended;
}

/** Overrides attributes of the methods behind /echo, after everything that the constructs have checked. */
function overrideRoutes(
  overrides: Readonly<Partial<Record<'GET' | 'POST', Readonly<Record<string, unknown>>>>>,
) {
  const lines = Object.entries(overrides).flatMap(([httpMethod, attributes]) =>
    Object.entries(attributes).map(
      ([name, value]) =>
        `if (node.httpMethodInput === '${httpMethod}') node.addOverride(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    ),
  );
  workspace.write(
    stackFile,
    source
      .replace(
        'import type',
        "import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';\nimport type",
      )
      .replace(
        outputs,
        `${outputs}
    for (const node of api.node.findAll()) {
      if (node instanceof ApiGatewayMethod) { ${lines.join(' ')} }
    }`,
      ),
  );
}

describe('a deploy', () => {
  it('stops before Terraform is started when a route is open and the scopes of another are gone, and says where', async () => {
    overrideRoutes({ GET: { authorization: 'NONE' }, POST: { authorization_scopes: null } });
    const { exitCode, stdout, stderr } = await nx('run', 'echo-api:deploy:local');
    expect(exitCode).not.toBe(0);
    const said = stdout + stderr;
    expect(said).toContain(
      'error open-route: echo-api/api/routes/echo/GET (aws_api_gateway_method.api_routes_echo_GET_38BFCE33)\n' +
        '    route GET /echo has no authorization, so anybody may call it\n',
    );
    expect(said).toMatch(
      /error route-without-scopes: echo-api\/api\/routes\/echo\/POST \(aws_api_gateway_method\.api_routes_echo_POST_\w+\)\n {4}route POST \/echo demands no scope, so the token of every machine gets 401; at least one scope is needed\n {4}fix: set authorization_scopes to the scopes of which a caller needs any\n/,
    );
    expect(said).toContain(
      'echo-api (local): neither plan nor deploy goes on before this is right; Terraform was not started.\n',
    );
    expect(existsSync(calls)).toBe(false);
  });

  it('stops in the default stage when the page about access says something else', async () => {
    overrideRoutes({ GET: { authorization_scopes: ['echo-api/write'] } });
    const { exitCode, stdout, stderr } = await nx('run', 'echo-api:deploy');
    expect(exitCode).not.toBe(0);
    expect(stdout + stderr).toContain(
      'apps/echo-api/access.md does not say who may call what as the stacks do now; write it again and review the difference: npx nx run echo-api:access\n',
    );
    expect(existsSync(calls)).toBe(false);
  });

  it('of a stack beside the one with the mistake starts Terraform', async () => {
    overrideRoutes({ GET: { authorization: 'NONE' } });
    await nx('run', 'auth-stack:deploy:local');
    expect(readFileSync(calls, 'utf8')).not.toBe('');
  });
});

describe('a check', () => {
  const check = async () => {
    const { exitCode, stdout } = await nx('run', 'echo-api:check');
    return { exitCode, cached: /nx run echo-api:check +\[/.test(stdout) };
  };

  it('is kept until something changes that it depends on', async () => {
    expect(await check()).toEqual({ exitCode: 0, cached: false });

    workspace.write('apps/auth-stack/src/main.ts', `${workspace.read('apps/auth-stack/src/main.ts')}\n`);
    // The stack says the same as before, so the verdict on it is the same.
    expect(await check()).toEqual({ exitCode: 0, cached: true });

    const configuration = workspace.read('cdktf.json');
    workspace.write('cdktf.json', configuration.replace('"stage": "dev"', '"stage": "dev", "team": "a"'));
    expect(await check()).toEqual({ exitCode: 0, cached: false });

    const page = workspace.read('apps/echo-api/access.md');
    workspace.write('apps/echo-api/access.md', `${page}by hand\n`);
    expect(await check()).toEqual({ exitCode: 1, cached: false });
    workspace.write('apps/echo-api/access.md', page);
    expect(await check()).toEqual({ exitCode: 0, cached: true });
  });
});
