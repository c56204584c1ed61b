#!/usr/bin/env node
/** The `app` command of the root cdktf.json: what cdktf-cli runs to synthesize the workspace. */
const { join, resolve } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

const { runCdktfApp } = loadFresh(join(__dirname, '../src/cdktf-cli/cdktf-app.ts'));

runCdktfApp({
  workspaceRoot: resolve(__dirname, '../../..'),
  env: process.env,
  out: { stdout: process.stdout, stderr: process.stderr },
}).then((exitCode) => {
  process.exitCode = exitCode;
});
