#!/usr/bin/env node
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

loadFresh(join(__dirname, '../src/cli/main.ts'))
  .main(process.argv.slice(2))
  .then((exitCode) => {
    process.exitCode = exitCode;
  });
