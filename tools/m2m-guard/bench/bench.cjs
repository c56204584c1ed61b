#!/usr/bin/env node
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

loadFresh(join(__dirname, 'check.bench.ts')).bench();
