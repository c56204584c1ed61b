#!/usr/bin/env node
/** Measures speed and memory; `--help` says more. */
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

loadFresh(join(__dirname, '../src/main.ts'))
  .main(process.argv.slice(2), join(__dirname, '../..'))
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
