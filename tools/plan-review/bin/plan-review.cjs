#!/usr/bin/env node
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

void loadFresh(join(__dirname, '../src/cli/main.ts')).main(process.argv);
