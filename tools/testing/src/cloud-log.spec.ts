import { basename, join } from 'node:path';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { cloudLog } from './cloud-log';

interface Reporter {
  onTestResult(test: { path: string }, result: { numFailingTests: number }): void;
}
const FailedCloudReporter = jest.requireActual<new () => Reporter>('../failed-cloud-reporter.cjs');

describe('the log of the local AWS of a spec file', () => {
  let shown: string;

  beforeEach(() => {
    shown = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      shown += String(text);
      return true;
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const report = (numFailingTests: number) => {
    new FailedCloudReporter().onTestResult({ path: __filename }, { numFailingTests });
  };

  it('is shown, its last lines, when a spec of the file has failed, and goes', () => {
    const log = cloudLog();
    Array.from({ length: 1_000 }, (_none, call) => {
      log(`lambda call ${call} 200 5ms`);
    });
    report(1);
    expect(shown).toMatch(
      /^The local AWS of cloud-log\.spec\.ts, last calls:\n\d{4}-.*Z lambda call 7\d\d 200 5ms\n/,
    );
    expect(shown).toMatch(/ lambda call 999 200 5ms\n\n$/);
    expect(existsSync(join(tmpdir(), `${basename(__filename)}.cloud.log`))).toBe(false);
  });

  it('goes unseen when all have passed', () => {
    cloudLog()('lambda call 200 5ms');
    report(0);
    report(1);
    expect(shown).toBe('');
  });
});
