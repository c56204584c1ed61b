import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootPackage, stackFiles, writeWorkspace } from '../spec-support/written-workspace';
import { forgetPlansAhead } from './forget-plans-ahead';

const task = (project: string, target: string) => ({
  target: { project, target },
  projectRoot: `apps/${project}`,
});

describe('the end of a run of Nx', () => {
  let root: string;
  const folder = (stack: string, name: string) => join(root, 'apps', stack, 'cdktf.out/dev', name);

  beforeEach(() => {
    root = writeWorkspace({ 'package.json': rootPackage, ...stackFiles('echo-api'), ...stackFiles('shop') });
    for (const path of [
      folder('echo-api', 'plan-ahead'),
      folder('echo-api', 'review'),
      folder('shop', 'plan-ahead'),
    ]) {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'plan.json'), '{}');
    }
  });

  it('removes the plan that was made ahead in it, and nothing else', () => {
    forgetPlansAhead(root, [
      task('echo-api', 'plan-ahead'),
      task('shop', 'plan'),
      task('none', 'plan-ahead'),
    ]);
    expect(existsSync(folder('echo-api', 'plan-ahead'))).toBe(false);
    expect(existsSync(folder('echo-api', 'review'))).toBe(true);
    expect(existsSync(folder('shop', 'plan-ahead'))).toBe(true);
  });
});
