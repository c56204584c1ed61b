const { existsSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { basename, join } = require('node:path');

const shownLines = 300;

/** Shows what a local AWS was asked last (src/cloud-log.ts), when a spec that it served has failed. */
module.exports = class FailedCloudReporter {
  onTestResult({ path }, { numFailingTests }) {
    const file = join(tmpdir(), `${basename(path)}.cloud.log`);
    if (!existsSync(file)) {
      return;
    }
    if (numFailingTests > 0) {
      const lines = readFileSync(file, 'utf8').split('\n').slice(-shownLines);
      process.stderr.write(`The local AWS of ${basename(path)}, last calls:\n${lines.join('\n')}\n`);
    }
    rmSync(file);
  }
};
