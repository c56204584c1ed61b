/** Load on the gate of the local AWS: `node gate.cjs` prints one line of JSON. */
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

loadFresh(join(__dirname, 'gate.ts')).main(process.argv.slice(2));
