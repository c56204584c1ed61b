#!/usr/bin/env node
/** `node tools/nx-cdktf/bin/stack.cjs deploy auth-stack --stage=dev`: what every stack target runs. */
const { join, resolve } = require('node:path');
const { loadFresh } = require('@m2m/fresh-bundle');

const words = process.argv.slice(2);
const entry = ['bundle', 'synth'].includes(words[0]) ? 'synthesis.ts' : 'stack.ts';
const { runStack } = loadFresh(join(__dirname, '../src/cli', entry));

runStack(words, {
  workspaceRoot: resolve(__dirname, '../../..'),
  env: process.env,
  out: { stdout: process.stdout, stderr: process.stderr },
}).then((exitCode) => {
  process.exitCode = exitCode;
});
