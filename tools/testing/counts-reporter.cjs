const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Writes how many specs passed and failed to `<project>/test-results/<kind>.json`, so that CI can sum them up. */
module.exports = class CountsReporter {
  constructor(globalConfig, { kind }) {
    this.kind = kind;
    this.rootDir = globalConfig.rootDir;
  }

  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const folder = join(this.rootDir, 'test-results');
    mkdirSync(folder, { recursive: true });
    const counts = {
      passed: numPassedTests,
      failed: numFailedTests + numRuntimeErrorTestSuites,
      skipped: numPendingTests,
    };
    writeFileSync(join(folder, `${this.kind}.json`), `${JSON.stringify(counts)}\n`);
  }
};
