const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * Gives a run of unit specs a temporary folder of its own, because cdktf makes one for every app that a spec builds and never
 * removes it. Every worker inherits the variables.
 */
module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), 'unit-specs-'));
  globalThis.tempFolderOfSpecs = folder;
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) {
    process.env[variable] = folder;
  }
};
