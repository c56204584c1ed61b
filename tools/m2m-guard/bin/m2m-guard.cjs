#!/usr/bin/env node
/** In the workspace the sources run as they are; in the package that people install they are one file. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const source = join(__dirname, '../src/cli/main.ts');
const { main } = existsSync(source)
  ? require('@m2m/fresh-bundle').loadFresh(source)
  : require('../dist/m2m-guard.cjs');

main(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
