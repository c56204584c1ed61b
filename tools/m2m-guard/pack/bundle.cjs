/** Makes the one file of the package, with everything it needs in it: it works in a folder where nothing is installed. */
const { join } = require('node:path');
const { buildSync } = require('esbuild');

buildSync({
  entryPoints: [join(__dirname, '../src/cli/main.ts')],
  outfile: join(__dirname, '../dist/m2m-guard.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  legalComments: 'inline',
  logLevel: 'error',
});
