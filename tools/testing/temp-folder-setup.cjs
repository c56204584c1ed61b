const { chmodSync, mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * Gives a run of specs a temporary folder of its own, because cdktf makes one for every app that a spec builds and never removes
 * it. Every worker inherits the variables; a spec that works as another user finds it as open as /tmp.
 */
module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), 'specs-'));
  chmodSync(folder, 0o1777);
  globalThis.tempFolderOfSpecs = folder;
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) {
    process.env[variable] = folder;
  }
};
