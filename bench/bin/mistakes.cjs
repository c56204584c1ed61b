#!/usr/bin/env node
/** Tries the mistakes of machine-to-machine APIs on every tool; `--help` says more. */
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

loadFresh(join(__dirname, '../src/mistakes/measure-mistakes.ts'))
  .main(process.argv.slice(2), join(__dirname, '../..'))
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
