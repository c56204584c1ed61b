#!/usr/bin/env node
/** `node tools/nx-cdktf/bin/stack.cjs deploy auth-stack --stage=dev`: what every stack target runs. */
const { join, resolve } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

const words = process.argv.slice(2);
const entryPoint = (name) => loadFresh(join(__dirname, '../src/cli', name));
const light = entryPoint('light.ts');
const { runStack } = light.answersTo(words, process.env) ? light : entryPoint('stack.ts');

runStack(words, {
  workspaceRoot: resolve(__dirname, '../../..'),
  env: process.env,
  out: { stdout: process.stdout, stderr: process.stderr },
  wholeProcess: true,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
