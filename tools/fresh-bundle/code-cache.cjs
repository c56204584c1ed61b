/**
 * Loads a CommonJS file as require() does, with what V8 made of it the last time: its code cache, which lies beside the file.
 * Reading and compiling JavaScript is a large part of what a short command does.
 *
 * V8 compares the length of the source and nothing else, and a broken cache ends the process. So a cache begins with a
 * hash of what it was made from and of itself. It is written when the process ends: by then it holds the functions that were
 * used. What cannot be read or written costs time and nothing else.
 *
 * Node 20 cannot answer an import() in what came from a cache, so those who compile the file turn it into a require().
 */
const { createHash } = require('node:crypto');
const { readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

const hashBytes = 32;

/** The version of node, too: V8 would refuse the cache of another one, but look at it first. */
function hashOf(source, cache) {
  return createHash('sha256')
    .update(process.version)
    .update(process.arch)
    .update(source)
    .update(cache)
    .digest();
}

function readCache(file, source) {
  try {
    const content = readFileSync(file);
    const cache = content.subarray(hashBytes);
    return hashOf(source, cache).equals(content.subarray(0, hashBytes)) ? cache : undefined;
  } catch {
    return undefined;
  }
}

function writeCache(file, source, script) {
  const unfinished = `${file}.${process.pid}`;
  try {
    const cache = script.createCachedData();
    writeFileSync(unfinished, Buffer.concat([hashOf(source, cache), cache]));
    renameSync(unfinished, file);
  } catch {
    rmSync(unfinished, { force: true });
  }
}

/** The function that node makes of a CommonJS file. */
function compile(file) {
  const source = readFileSync(file);
  const cacheFile = `${file}.code-cache`;
  const cachedData = readCache(cacheFile, source);
  const script = new Script(Module.wrap(source.toString()), {
    filename: file,
    cachedData,
  });
  if (cachedData === undefined || script.cachedDataRejected) {
    process.once('exit', () => writeCache(cacheFile, source, script));
  }
  return script.runInThisContext();
}

function requireWithCodeCache(file) {
  // Node reads the source maps of what it loads itself, and of nothing else.
  if (process.sourceMapsEnabled || file in require.cache) {
    return require(file);
  }
  const loaded = new Module(file);
  loaded.filename = file;
  require.cache[file] = loaded;
  try {
    const run = compile(file);
    run.call(loaded.exports, loaded.exports, Module.createRequire(file), loaded, file, dirname(file));
  } catch (error) {
    delete require.cache[file];
    throw error;
  }
  loaded.loaded = true;
  return loaded.exports;
}

module.exports = { requireWithCodeCache };
