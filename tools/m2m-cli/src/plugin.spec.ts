import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createNodes, preTasksExecution } from './plugin';

const local = {
  region: 'us-east-1',
  domainPrefix: 'prefix',
  deletionProtection: false,
  apiGatewayAccount: true,
};

describe('the plugin', () => {
  let workspaceRoot: string;
  const write = (file: string, text = '') => {
    mkdirSync(dirname(join(workspaceRoot, file)), { recursive: true });
    writeFileSync(join(workspaceRoot, file), text);
  };
  /** Targets by project folder. */
  const inferred = async (...markers: string[]) => {
    const [, infer] = createNodes;
    const nodes = await infer(markers, undefined, { workspaceRoot, nxJsonConfiguration: {} });
    return nodes.flatMap(([, { projects = {} }]) =>
      Object.entries(projects).map(([root, project]) => [root, Object.keys(project.targets ?? {})]),
    );
  };

  beforeEach(() => {
    workspaceRoot = mkdtempSync(join(tmpdir(), 'm2m-plugin-'));
    write('cdktf.json', JSON.stringify({ context: { defaultStage: 'local', stages: { local } } }));
  });

  afterEach(() => {
    rmSync(workspaceRoot, { recursive: true });
  });

  it('infers targets for a stack with functions', async () => {
    write('apps/echo-api/src/main.ts');
    write('apps/echo-api/src/functions/echo.ts');
    expect(await inferred('apps/echo-api/.terraform.lock.hcl')).toEqual([
      ['apps/echo-api', ['token', 'call', 'verify']],
    ]);
  });

  it.each([
    ['without functions', ['src/main.ts']],
    ['with nothing but specs of functions', ['src/main.ts', 'src/functions/echo.spec.ts']],
    ['of plain HCL', ['src/functions/echo.ts']],
  ])('infers nothing for a stack %s', async (_which, files) => {
    files.forEach((file) => {
      write(`apps/auth-stack/${file}`);
    });
    expect(await inferred('apps/auth-stack/.terraform.lock.hcl')).toEqual([]);
  });

  it('infers nothing while cdktf.json is wrong, because every command of a stack says so', async () => {
    write('cdktf.json', '{');
    write('apps/echo-api/src/main.ts');
    write('apps/echo-api/src/functions/echo.ts');
    expect(await inferred('apps/echo-api/.terraform.lock.hcl')).toEqual([]);
  });

  it('leaves a token to Nx in a process that is not the one the person started', async () => {
    write('apps/echo-api/src/main.ts');
    write('apps/echo-api/src/functions/echo.ts');
    await inferred('apps/echo-api/.terraform.lock.hcl');
    const exited = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);

    const argv = ['node', 'another-program.js', 'run', 'echo-api:token'];
    await preTasksExecution(undefined, { id: '1', workspaceRoot, nxJsonConfiguration: {}, argv });

    expect(exited).not.toHaveBeenCalled();
    exited.mockRestore();
  });
});
