import { createNodes, preTasksExecution } from './plugin';
import { cdktfJson, rootPackage, stackFiles, writeWorkspace } from './spec-support/written-workspace';

const [pattern, infer] = createNodes;

const nodesOf = (workspaceRoot: string, files: string[]) =>
  infer(files, undefined, { workspaceRoot, nxJsonConfiguration: {} });

const stacks = {
  'package.json': rootPackage,
  ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
  ...stackFiles('auth-stack'),
};
const markers = ['apps/auth-stack/.terraform.lock.hcl', 'apps/echo-api/.terraform.lock.hcl'];

describe('the plugin', () => {
  it('looks at provider locks, never at cdktf.json', () => {
    expect(pattern).toBe('**/.terraform.lock.hcl');
  });

  it('infers targets for every stack project, ordered by what their packages say', async () => {
    const nodes = await nodesOf(writeWorkspace({ ...stacks, 'cdktf.json': cdktfJson }), markers);
    expect(nodes.map(([file, { projects }]) => [file, Object.keys(projects ?? {})])).toEqual([
      ['apps/auth-stack/.terraform.lock.hcl', ['apps/auth-stack']],
      ['apps/echo-api/.terraform.lock.hcl', ['apps/echo-api']],
    ]);
    expect(nodes[0]?.[1].projects?.['apps/auth-stack']?.targets?.['destroy']?.dependsOn).toContainEqual({
      projects: ['echo-api'],
      target: 'destroy',
    });
    expect(nodes[1]?.[1].projects?.['apps/echo-api']?.targets?.['plan']?.configurations).toEqual({
      dev: { stage: 'dev' },
      prod: { stage: 'prod' },
    });
  });

  it('leaves a root of plain HCL alone', async () => {
    const workspaceRoot = writeWorkspace({
      'package.json': rootPackage,
      'cdktf.json': cdktfJson,
      'infra/.terraform.lock.hcl': '',
      'infra/main.tf': '',
    });
    expect(await nodesOf(workspaceRoot, ['infra/.terraform.lock.hcl'])).toEqual([]);
  });

  it('still infers targets when cdktf.json is malformed, so that lint and test keep working', async () => {
    const nodes = await nodesOf(writeWorkspace({ ...stacks, 'cdktf.json': '{' }), markers);
    expect(nodes).toHaveLength(2);
  });

  it('fails when a stack reads from a stack that is not there', () => {
    const workspaceRoot = writeWorkspace({
      ...stackFiles('echo-api', { upstream: ['auth'] }),
      'cdktf.json': cdktfJson,
    });
    expect(() => nodesOf(workspaceRoot, ['apps/echo-api/.terraform.lock.hcl'])).toThrow(
      'apps/echo-api/package.json: stack.upstream: no stack is called "auth"; the stacks of this workspace are: echo-api',
    );
  });
});

describe('the hook before tasks', () => {
  const runHook = (workspaceRoot: string, line: string) =>
    preTasksExecution(undefined, {
      id: '1',
      workspaceRoot,
      nxJsonConfiguration: {},
      argv: ['node', 'nx', ...line.split(' ')],
    });

  it('refuses a configuration that is no stage, without a stack trace', () => {
    const workspaceRoot = writeWorkspace({ 'cdktf.json': cdktfJson });
    const refusal = failureOf(() => runHook(workspaceRoot, 'run-many -t deploy -c nowhere'));
    expect(refusal).toMatchObject({
      message:
        'cdktf.json: context.stages: no stage is called "nowhere", as the configuration asks; expected one of dev, prod',
      stack: undefined,
    });
  });

  it('fails with the mistake in a malformed cdktf.json as soon as a stack target is asked for', () => {
    const workspaceRoot = writeWorkspace({ 'cdktf.json': '{' });
    expect(failureOf(() => runHook(workspaceRoot, 'run auth-stack:plan'))).toMatchObject({
      message: 'cdktf.json:1:2: this is not JSON any more from here on; check commas, quotes and braces',
      stack: undefined,
    });
    expect(() => runHook(workspaceRoot, 'run auth-stack:lint')).not.toThrow();
  });
});

function failureOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
