import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const program = join(dirname(require.resolve('../package.json')), 'bin/sum-counts.cjs');

describe('sum-counts', () => {
  let workspace: string;

  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'sum counts '));
    for (const folder of ['libs', 'apps', 'tools/testing/bin', 'bench']) {
      mkdirSync(join(workspace, folder), { recursive: true });
    }
    cpSync(program, join(workspace, 'tools/testing/bin/sum-counts.cjs'));
  });

  afterEach(() => {
    rmSync(workspace, { recursive: true });
  });

  const counted = (project: string, kind: string, passed: number, failed = 0) => {
    mkdirSync(join(workspace, project, 'test-results'), { recursive: true });
    const counts = { passed, failed, skipped: 0 };
    writeFileSync(join(workspace, project, 'test-results', `${kind}.json`), JSON.stringify(counts));
  };
  const sum = (testExitCode: number) => {
    const copy = join(workspace, 'tools/testing/bin/sum-counts.cjs');
    const { status, stdout } = spawnSync(process.execPath, [copy, `${testExitCode}`], { encoding: 'utf8' });
    return { status, stdout };
  };

  it('sums all kinds of all projects, and of the whole workspace', () => {
    counted('libs/one', 'unit', 3);
    counted('tools/testing', 'unit', 4);
    counted('tools/testing', 'e2e', 5);
    counted('bench', 'unit', 6);
    counted('.', 'e2e', 7);
    expect(sum(0)).toEqual({ status: 0, stdout: '25 passed, 0 failed\n' });
  });

  it('fails when a spec failed', () => {
    counted('libs/one', 'unit', 3, 2);
    expect(sum(1)).toEqual({ status: 1, stdout: '3 passed, 2 failed\n' });
  });

  it('fails when the run failed without a failing spec', () => {
    counted('libs/one', 'unit', 3);
    expect(sum(1)).toEqual({ status: 1, stdout: '3 passed, 1 failed\n' });
  });

  it('fails when no spec ran at all', () => {
    expect(sum(0)).toEqual({ status: 1, stdout: '0 passed, 1 failed\n' });
  });
});
