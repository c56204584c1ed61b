import { rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';
import { downstreamOf, hasFunctions, readStackProject, readStackProjects, workingFolder } from '.';

const workspaceRoot = () =>
  writeWorkspace({
    'package.json': rootPackage,
    ...stackFiles('echo-api', { upstream: ['auth-stack'] }),
    ...stackFiles('auth-stack'),
    'apps/echo-api/src/functions/echo.ts': '',
    'apps/plain-hcl/.terraform.lock.hcl': '',
    'libs/stages/package.json': { name: '@m2m/stages' },
  });

describe('stack projects', () => {
  it('are the packages with a provider lock and a main.ts, sorted by name', () => {
    expect(readStackProjects(workspaceRoot()).map(({ name }) => name)).toEqual(['auth-stack', 'echo-api']);
  });

  it('name the stacks they read from and know those that read from them', () => {
    const all = readStackProjects(workspaceRoot());
    const [auth, echo] = all;
    expect([auth?.upstream, echo?.upstream]).toEqual([[], ['auth-stack']]);
    expect(auth && downstreamOf(auth, all)).toEqual([echo]);
  });

  it('have functions when there is a folder src/functions', () => {
    expect(readStackProjects(workspaceRoot()).map(hasFunctions)).toEqual([false, true]);
  });

  it('keep the working folder of each stage apart', () => {
    const root = workspaceRoot();
    const project = readStackProject(root, 'auth-stack');
    expect(workingFolder(project, 'dev')).toBe(`${root}/apps/auth-stack/cdktf.out/dev/stacks/auth-stack`);
  });

  it('fails when no stack has the name, and lists those that exist', () => {
    expect(() => readStackProject(workspaceRoot(), 'auth')).toThrow(
      'No stack is called "auth"; the stacks of this workspace are: auth-stack, echo-api',
    );
  });

  it('fails when a folder of that name lacks what makes it a stack, and names the file', () => {
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('auth-stack'),
      'apps/orders-api/package.json': { name: 'orders-api' },
      'apps/orders-api/src/main.ts': '',
    });
    expect(() => readStackProject(root, 'orders-api')).toThrow(
      'No stack is called "orders-api"; the stacks of this workspace are: auth-stack. ' +
        'The folder apps/orders-api lacks .terraform.lock.hcl, without which it is none: see docs/guides/add-an-api.md',
    );
  });

  it('fails when folder and package have different names', () => {
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('auth-stack'),
      'apps/auth-stack/package.json': { name: 'auth' },
    });
    expect(() => readStackProjects(root)).toThrow(
      'apps/auth-stack/package.json: name: expected "auth-stack", the name of the folder, because stack, project and folder share one name; received "auth"',
    );
  });

  it.each([3, [4], 'auth-stack'])('fails when stack.upstream is %j', (upstream) => {
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('echo-api'),
      'apps/echo-api/package.json': { name: 'echo-api', stack: { upstream } },
    });
    expect(() => readStackProjects(root)).toThrow(
      `apps/echo-api/package.json: stack.upstream: expected a list of stack names such as ["auth-stack"]; received ${JSON.stringify(upstream)}`,
    );
  });

  it('fails when stack.upstream names no stack of the workspace', () => {
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('echo-api', { upstream: ['auth'] }),
    });
    expect(() => readStackProjects(root)).toThrow(
      'apps/echo-api/package.json: stack.upstream: no stack is called "auth"; the stacks of this workspace are: echo-api',
    );
  });

  it('may need a setting that a stage may leave out', () => {
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('ci-roles'),
      'apps/ci-roles/package.json': { name: 'ci-roles', stack: { needs: 'github' } },
    });
    expect(readStackProject(root, 'ci-roles').needs).toBe('github');
  });

  it('fails when stack.needs is no such setting', () => {
    const root = writeWorkspace({
      'package.json': rootPackage,
      ...stackFiles('ci-roles'),
      'apps/ci-roles/package.json': { name: 'ci-roles', stack: { needs: 'region' } },
    });
    expect(() => readStackProjects(root)).toThrow(
      'apps/ci-roles/package.json: stack.needs: expected a setting that a stage may leave out (github); received "region"',
    );
  });

  it('fails when a package.json is no JSON', () => {
    const root = writeWorkspace({ 'package.json': '{' });
    expect(() => readStackProjects(root)).toThrow(/^package\.json: not valid JSON: /);
  });
});
