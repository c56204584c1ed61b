import { readStackProject } from '../project';
import { rootPackage, stackFiles, writeFiles, writeWorkspace } from '../spec-support/written-workspace';
import { baseFolder, baseLockDigest, isSameAsBase, revisionOf } from './unchanged-since';

const folder = 'apps/auth-stack/cdktf.out/dev/stacks/auth-stack';
const files = {
  'package.json': rootPackage,
  ...stackFiles('auth-stack'),
  [`${folder}/cdk.tf.json`]: '{}',
  [`${folder}/assets/echo/echo.zip`]: 'zip',
};

describe('a stack and its base', () => {
  const isSame = (change: Record<string, string> = {}) => {
    const root = writeWorkspace(files);
    writeFiles(root, change);
    return isSameAsBase(readStackProject(root, 'auth-stack'), 'dev', writeWorkspace(files));
  };

  it('are the same when Terraform JSON, assets and provider lock are', () => {
    expect(isSame()).toBe(true);
  });

  it.each([
    ['Terraform JSON', { [`${folder}/cdk.tf.json`]: '{"a":1}' }],
    ['an asset', { [`${folder}/assets/echo/echo.zip`]: 'other' }],
    ['a new asset', { [`${folder}/assets/new.zip`]: 'zip' }],
    ['the provider lock', { 'apps/auth-stack/.terraform.lock.hcl': 'other' }],
  ])('are not when %s differs', (_, change) => {
    expect(isSame(change)).toBe(false);
  });

  it('are not when the base is not synthesized, or has no such stack', () => {
    const stack = readStackProject(writeWorkspace(files), 'auth-stack');
    const bare = writeWorkspace({ 'package.json': rootPackage });
    expect(isSameAsBase(stack, 'dev', bare)).toBe(false);
    expect(baseLockDigest(stack, 'dev', bare)).toBeUndefined();
  });

  it('know each other by the option, else by the variable PLAN_BASE', () => {
    const root = writeWorkspace({ 'named/x': '', 'variable/x': '' });
    expect(baseFolder('named', { PLAN_BASE: 'variable' }, root)).toBe(`${root}/named`);
    expect(baseFolder(undefined, { PLAN_BASE: 'variable' }, root)).toBe(`${root}/variable`);
    expect(baseFolder(undefined, { PLAN_BASE: '' }, root)).toBeUndefined();
    expect(() => baseFolder('nowhere', {}, root)).toThrow(
      '--base: there is no folder "nowhere"; expected a checkout of the base, synthesized for this stage',
    );
  });

  it('are named by the folder where the base is no git checkout', () => {
    const bare = writeWorkspace({ 'package.json': rootPackage });
    expect(revisionOf(bare)).toBe(bare);
  });
});
