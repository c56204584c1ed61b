#!/usr/bin/env node
/** `node tools/nx-cdktf/bin/stack.cjs deploy auth-stack --stage=dev`: what every stack target runs. */
const { join, resolve } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

const { runStack } = loadFresh(join(__dirname, '../src/cli/stack.ts'));

runStack(process.argv.slice(2), {
  workspaceRoot: resolve(__dirname, '../../..'),
  env: process.env,
  out: { stdout: process.stdout, stderr: process.stderr },
}).then((exitCode) => {
  process.exitCode = exitCode;
});
