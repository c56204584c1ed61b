import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const program = join(dirname(require.resolve('../package.json')), 'bin/print-counts.cjs');

describe('print-counts', () => {
  let workspace: string;

  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'print counts '));
    mkdirSync(join(workspace, 'tools/testing/bin'), { recursive: true });
    mkdirSync(join(workspace, 'test-results'));
    cpSync(program, join(workspace, 'tools/testing/bin/print-counts.cjs'));
  });

  afterEach(() => {
    rmSync(workspace, { recursive: true });
  });

  const counted = (passed: number, failed = 0, skipped = 0) => {
    writeFileSync(join(workspace, 'test-results/counts.json'), JSON.stringify({ passed, failed, skipped }));
  };
  const print = (testExitCode: number) => {
    const copy = join(workspace, 'tools/testing/bin/print-counts.cjs');
    const { status, stdout } = spawnSync(process.execPath, [copy, `${testExitCode}`], { encoding: 'utf8' });
    return { status, stdout };
  };

  it('prints what passed', () => {
    counted(25);
    expect(print(0)).toEqual({ status: 0, stdout: '25 passed, 0 failed\n' });
  });

  it('says how many were skipped', () => {
    counted(25, 0, 2);
    expect(print(0)).toEqual({ status: 0, stdout: '25 passed, 0 failed, 2 skipped\n' });
  });

  it('fails when a spec failed', () => {
    counted(3, 2);
    expect(print(1)).toEqual({ status: 1, stdout: '3 passed, 2 failed\n' });
  });

  it('fails when the run failed without a failing spec', () => {
    counted(3);
    expect(print(1)).toEqual({ status: 1, stdout: '3 passed, 1 failed\n' });
  });

  it('fails when no spec ran at all, also when an earlier run left its counts', () => {
    counted(3);
    print(0);
    expect(print(0)).toEqual({ status: 1, stdout: '0 passed, 1 failed\n' });
  });
});
