/**
 * Builds one bundle for load-fresh.cjs: `node build-bundle.cjs <entry.ts> <bundle.cjs>`.
 *
 * A process of its own, because `require` is synchronous and esbuild's plugin interface is not. The bundle and its list
 * of sources, which this recipe is one of, appear by rename: two commands that start at once never read half a file.
 */
const { mkdirSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { dirname, relative, resolve } = require('node:path');
const { build } = require('esbuild');

const ownPackages = '@m2m/';

/**
 * What every command loads. zod's CommonJS form is seventy files of other languages' messages, which took a third of the
 * start; commander's files are found and compiled one by one.
 */
const bundledPackages = ['zod', 'commander'];

const registryPackagesStayOutside = {
  name: 'registry-packages-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith(ownPackages) || bundledPackages.includes(path)
        ? undefined
        : { path, external: true },
    );
  },
};

function writeInPlace(file, content) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}

async function main(entry, bundle) {
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // What is loaded when it is needed is loaded by require(): for a CommonJS package without "type", import() reads and parses
    // every file once more to find out what it is, which takes 0.1 s of the AWS SDK.
    supported: { 'dynamic-import': false },
    // A debugger reads the map when it needs it; every start would read an inline one, which is half of the file.
    sourcemap: 'linked',
    metafile: true,
    write: false,
    logLevel: 'error',
    plugins: [registryPackagesStayOutside],
  });
  const sources = [...Object.keys(metafile.inputs), __filename].map((input) => {
    const path = resolve(input);
    const { mtimeMs, size } = statSync(path);
    return { path: relative(dirname(bundle), path), mtimeMs, size };
  });
  mkdirSync(dirname(bundle), { recursive: true });
  for (const { path, contents } of outputFiles) {
    writeInPlace(path, contents);
  }
  writeInPlace(`${bundle}.sources.json`, JSON.stringify(sources));
}

main(process.argv[2], process.argv[3]).catch(() => {
  process.exitCode = 1;
});
