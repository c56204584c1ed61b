const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Writes how many specs passed and failed to `test-results/counts.json`, for bin/print-counts.cjs. */
module.exports = class CountsReporter {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const folder = join(this.rootDir, 'test-results');
    mkdirSync(folder, { recursive: true });
    const counts = {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests,
    };
    writeFileSync(join(folder, 'counts.json'), `${JSON.stringify(counts)}\n`);
  }
};
