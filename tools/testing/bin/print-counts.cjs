/**
 * Prints what counts-reporter.cjs wrote, "N passed, N failed", as the last line, and removes it.
 *
 * `node print-counts.cjs <exit code of npm test>`: a run that failed without a failing spec (lint, types, a crash) counts as
 * one failure more, and a run in which no spec passed is a failure too.
 */
const { readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const file = join(__dirname, '../../../test-results/counts.json');

function takeCounts() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The run ended before the specs did.
    return { passed: 0, failed: 0, skipped: 0 };
  } finally {
    rmSync(file, { force: true });
  }
}

const testExitCode = Number(process.argv[2]);
const { passed, failed, skipped } = takeCounts();
const failedWithoutSpec = (testExitCode !== 0 && failed === 0) || passed === 0;
const failures = failed + (failedWithoutSpec ? 1 : 0);

console.log(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = testExitCode !== 0 || failures > 0 ? 1 : 0;
