/**
 * Sums what counts-reporter.cjs wrote for every project and prints "N passed, N failed" as the last line.
 *
 * `node sum-counts.cjs <exit code of npm test>`: a run that failed without a failing spec (lint, types, a crash) counts as
 * one failure more, and a run in which no spec passed is a failure too.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const workspace = join(__dirname, '../../..');

function countFiles() {
  return ['.', 'libs', 'apps', 'tools', 'bench']
    .flatMap((folder) =>
      ['.', 'bench'].includes(folder)
        ? [folder]
        : readdirSync(join(workspace, folder)).map((project) => join(folder, project)),
    )
    .flatMap((project) => {
      const folder = join(workspace, project, 'test-results');
      try {
        return readdirSync(folder).map((file) => join(folder, file));
      } catch {
        return [];
      }
    });
}

const testExitCode = Number(process.argv[2]);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of countFiles()) {
  const counts = JSON.parse(readFileSync(file, 'utf8'));
  for (const key of Object.keys(sum)) {
    sum[key] += counts[key];
  }
}
const failedWithoutSpec = (testExitCode !== 0 && sum.failed === 0) || sum.passed === 0;
const failed = sum.failed + (failedWithoutSpec ? 1 : 0);

console.log(`${sum.passed} passed, ${failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`);
process.exitCode = testExitCode !== 0 || failed > 0 ? 1 : 0;
