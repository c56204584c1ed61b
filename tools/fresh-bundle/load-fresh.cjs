/**
 * Loads a TypeScript entry point of a tool, compiled.
 *
 * Nx can load TypeScript by itself, but it starts the TypeScript compiler to do so, which costs every single command a
 * quarter of a second. Here the entry point is bundled by esbuild once, beside its package (`dist/`), and loaded as plain
 * JavaScript from then on. The bundle is rebuilt as soon as one of its sources changes, so nobody ever runs an old tool
 * and there is no build step to remember.
 *
 * Dependencies from the registry stay outside the bundle, but for two that load faster from it; packages of this workspace
 * (`@m2m/*`) go in.
 */
const { execFileSync } = require('node:child_process');
const { readFileSync, statSync } = require('node:fs');
const { basename, dirname, join, resolve } = require('node:path');
const { requireWithCodeCache } = require('./code-cache.cjs');

/** The folder that holds the nearest package.json above a file. */
function packageFolderOf(file) {
  let folder = dirname(file);
  while (statSync(join(folder, 'package.json'), { throwIfNoEntry: false }) === undefined) {
    folder = dirname(folder);
  }
  return folder;
}

/** True when the bundle was made from the sources as they are now. A source that is gone counts as a change. */
function isFresh(bundle) {
  let sources;
  try {
    sources = JSON.parse(readFileSync(`${bundle}.sources.json`, 'utf8'));
  } catch {
    return false;
  }
  return sources.every(({ path, mtimeMs, size }) => {
    const now = statSync(resolve(dirname(bundle), path), { throwIfNoEntry: false });
    // A copy that keeps times rounds them to milliseconds.
    return now !== undefined && Math.abs(now.mtimeMs - mtimeMs) < 1 && now.size === size;
  });
}

/**
 * The exports of a TypeScript entry point.
 *
 * @param {string} entry absolute path of a `.ts` file
 * @returns {any} whatever the entry point exports
 * @throws when the sources do not compile; esbuild's messages are on stderr by then
 */
function loadFresh(entry) {
  const bundle = join(packageFolderOf(entry), 'dist', `${basename(entry, '.ts')}.cjs`);
  if (!isFresh(bundle)) {
    execFileSync(process.execPath, [join(__dirname, 'build-bundle.cjs'), entry, bundle], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  }
  return requireWithCodeCache(bundle);
}

module.exports = { loadFresh };
