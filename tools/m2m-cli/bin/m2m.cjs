#!/usr/bin/env node
/** token, call and verify against a deployed stack; `--help` says more. */
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

const { main } = loadFresh(join(__dirname, '../src/cli/main.ts'));

main(process.argv.slice(2), join(__dirname, '../../..')).then((exitCode) => {
  process.exitCode = exitCode;
});
