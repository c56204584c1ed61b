#!/usr/bin/env node
/** `npm run compat:cdktf-cli`: shows that cdktf-cli, which is no dependency, works at the root of the workspace. */
const { join, resolve } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

const { checkCliCompatibility } = loadFresh(join(__dirname, '../src/cdktf-cli/compatibility.ts'));

checkCliCompatibility({
  workspaceRoot: resolve(__dirname, '../../..'),
  env: process.env,
  out: { stdout: process.stdout, stderr: process.stderr },
}).then((exitCode) => {
  process.exitCode = exitCode;
});
