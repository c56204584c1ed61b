#!/usr/bin/env node
/** Both stacks into a local AWS, and the proof that the API is locked; `--help` says more. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { isSupportedNode, unsupportedNode } = require('./supported-node.cjs');

const workspaceRoot = join(__dirname, '../../..');

async function main() {
  if (!isSupportedNode(process.versions.node)) {
    console.error(unsupportedNode(process.versions.node));
    return 2;
  }
  if (!existsSync(join(workspaceRoot, 'node_modules/@m2m/fresh-bundle'))) {
    console.error('The dependencies are not installed yet; install them first: npm ci');
    return 2;
  }
  const { loadFresh } = require('@m2m/fresh-bundle');
  return loadFresh(join(__dirname, '../src/cli/main.ts')).main(process.argv.slice(2), workspaceRoot);
}

main().then((exitCode) => {
  process.exitCode = exitCode;
});
