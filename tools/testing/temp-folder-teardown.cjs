const { rmSync } = require('node:fs');

/** Removes what temp-folder-setup.cjs made, with all that specs left in it. */
module.exports = () => {
  rmSync(globalThis.tempFolderOfSpecs, { recursive: true, force: true });
};
