/** The Nx plugin, as Nx loads it. */
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

module.exports = loadFresh(join(__dirname, 'src/plugin.ts'));
