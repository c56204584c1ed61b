#!/usr/bin/env node
// Draws the pictures of docs/guides/review-in-pull-requests.md: node tools/plan-review/bin/pictures.cjs [folder]
const { join } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

void loadFresh(join(__dirname, '../src/pictures/draw-pictures.ts')).main(process.argv.slice(2));
