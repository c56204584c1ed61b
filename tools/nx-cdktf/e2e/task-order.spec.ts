/** What Nx itself makes of the inferred targets of this workspace: order, stage, and what is refused before any task. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const workspaceRoot = resolve(dirname(require.resolve('@m2m/nx-cdktf/package.json')), '../..');

type TaskDependencies = Readonly<Record<string, readonly string[]>>;

interface TaskGraph {
  readonly tasks: { readonly dependencies: TaskDependencies };
}

function nx(words: string) {
  // These specs are a task of Nx themselves; what it told this task must not reach another run.
  const own = Object.entries(process.env).filter(([name]) => !/^(NX_|STAGE$)/.test(name));
  const env = { ...Object.fromEntries(own), NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' };
  return spawnSync(process.execPath, [require.resolve('nx/bin/nx'), ...words.split(' ')], {
    cwd: workspaceRoot,
    env,
    encoding: 'utf8',
  });
}

/** Nx leaves the configuration out of the graph that it prints. */
function taskDependencies(words: string): TaskDependencies {
  return (JSON.parse(nx(`${words} --graph=stdout`).stdout) as TaskGraph).tasks.dependencies;
}

/** The tasks and what they wait for, and what that waits for. */
function withAllBefore(dependencies: TaskDependencies, ...tasks: readonly string[]): TaskDependencies {
  const before = tasks.map((task) => withAllBefore(dependencies, ...(dependencies[task] ?? [])));
  return Object.assign(
    {},
    ...before,
    ...tasks.map((task) => ({ [task]: dependencies[task] })),
  ) as TaskDependencies;
}

describe('Nx', () => {
  /** Of all stacks, in one graph: each start of Nx takes a second. */
  let all: TaskDependencies;

  beforeAll(() => {
    all = taskDependencies('run-many -t deploy plan destroy');
  });

  it('deploys a stack after the stacks it reads from', () => {
    expect(withAllBefore(all, 'echo-api:deploy')).toEqual({
      'echo-api:deploy': ['echo-api:synth', 'echo-api:check', 'auth-stack:deploy'],
      'echo-api:check': ['echo-api:synth', 'auth-stack:synth'],
      'echo-api:synth': ['echo-api:bundle'],
      'echo-api:bundle': [],
      'auth-stack:deploy': ['auth-stack:synth', 'auth-stack:check'],
      'auth-stack:check': ['auth-stack:synth', 'echo-api:synth'],
      'auth-stack:synth': [],
    });
  });

  it('plans a stack ahead while it plans the stacks that it reads from', () => {
    const ready = (stack: string) => [`${stack}:synth`, `${stack}:check`];
    expect(all).toMatchObject({
      'echo-api:plan': [...ready('echo-api'), 'echo-api:plan-ahead', 'auth-stack:plan'],
      'echo-api:plan-ahead': ready('echo-api'),
      'auth-stack:plan': ready('auth-stack'),
    });
  });

  it('destroys in the reverse order, also when all stacks are asked for', () => {
    const destroys = Object.keys(all).filter((task) => task.endsWith(':destroy'));
    expect(withAllBefore(all, ...destroys)).toEqual({
      'auth-stack:destroy': ['auth-stack:synth', 'echo-api:destroy'],
      'auth-stack:synth': [],
      'echo-api:destroy': ['echo-api:synth', 'auth-stack:synth'],
      'echo-api:synth': ['echo-api:bundle'],
      'echo-api:bundle': [],
      'ci-roles:destroy': ['ci-roles:synth'],
      'ci-roles:synth': [],
    });
  });

  it('deploys only the stack that changed, and not those that read from it', () => {
    const affected = taskDependencies('affected -t deploy --files=apps/auth-stack/src/main.ts');
    expect(Object.keys(affected).filter((task) => task.endsWith(':deploy'))).toEqual(['auth-stack:deploy']);
  });

  it('checks a stack after every stack of the same user pool is synthesized', () => {
    expect(withAllBefore(all, 'auth-stack:check')).toEqual({
      'auth-stack:check': ['auth-stack:synth', 'echo-api:synth'],
      'auth-stack:synth': [],
      'echo-api:synth': ['echo-api:bundle'],
      'echo-api:bundle': [],
    });
  });

  it('synthesizes the stage of the configuration, and restores it from the cache without touching other files', () => {
    const folder = join(workspaceRoot, 'apps/echo-api/cdktf.out/prod/stacks/echo-api');
    const synth = () => nx('run echo-api:synth:prod').stdout;
    expect(synth()).toContain('echo-api:synth:prod');
    writeFileSync(join(folder, 'kept-by-terraform'), '');
    rmSync(join(folder, 'cdk.tf.json'));
    expect(synth()).toContain('apps/echo-api/cdktf.out/prod/stacks/echo-api/cdk.tf.json');
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['cdk.tf.json', 'kept-by-terraform']));
    rmSync(join(folder, 'kept-by-terraform'));
  });

  it('refuses a configuration that is no stage before any task, in a sentence', () => {
    const { status, stdout, stderr } = nx('run-many -t deploy -c nowhere');
    expect(status).toBe(1);
    expect(`${stdout}${stderr}`.trim()).toBe(
      'NX   cdktf.json: context.stages: no stage is called "nowhere", as the configuration asks; expected one of local, dev, prod',
    );
  });
});
