import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * A log for the local AWS of a spec file: what it was asked and what it answered. Nobody sees it, unless a spec of the file
 * fails; then failed-cloud-reporter.cjs shows its end.
 */
export function cloudLog(): (line: string) => void {
  const file = join(tmpdir(), `${basename(expect.getState().testPath ?? '')}.cloud.log`);
  return (line) => {
    appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
  };
}
