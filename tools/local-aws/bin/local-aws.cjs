#!/usr/bin/env node
/** The command line of the local AWS; compiled on first use. */
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

loadFresh(join(__dirname, '../src/cli/main.ts')).main(process.argv);
