const tempFolder = require('./temp-folder-setup.cjs');
const { useLoadedMoto } = require('./src/loaded-moto/use-loaded-moto.ts');

/** Before all specs of the workspace: a temporary folder, and clouds that start from a moto that is loaded already. */
module.exports = () => {
  tempFolder();
  useLoadedMoto();
};
