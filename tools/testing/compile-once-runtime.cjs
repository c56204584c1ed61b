const { Script } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** What this worker has compiled and read so far, by file. */
const compiled = new Map();
const transformed = new Map();

/** No one changes these while specs run. */
const isInstalled = (file) => file.includes('/node_modules/');

/**
 * Every spec file gets its own modules in its own global scope, as it does from jest alone. But jest also reads, transforms and
 * compiles every module again for every spec file, which took a quarter of the processor time of the unit specs. Here a worker does
 * that once for each file; what a module does when it is loaded, it still does for every spec file.
 *
 * It replaces two methods that jest does not document. A jest that has other ones fails at the first spec.
 */
module.exports = class CompileOnceRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const [, , , , , { collectCoverage }] = args;
    // Coverage counts by positions in the sources, as jest itself compiles them.
    if (collectCoverage) return;
    this.#compileOnce(this.executor);
    this.#transformOnce(this.transformCache);
  }

  /** A `Script` keeps its bytecode, with that of the functions that ran, for the next global scope; `compileFunction` does not. */
  #compileOnce(executor) {
    const compile = executor.compile.bind(executor);
    const head = `(function(${executor.injectedModuleParameters.join(',')}){`;
    executor.compile = (source, file) => {
      const context = executor.environment.getVmContext();
      if (context === null) return null;
      let known = compiled.get(file);
      if (known?.source !== source) {
        try {
          const script = new Script(`${head}${source}\n})`, { filename: file, columnOffset: -head.length });
          known = { source, script };
        } catch {
          // Whatever is wrong with the source, jest says it better.
          return compile(source, file);
        }
        compiled.set(file, known);
      }
      return known.script.runInContext(context);
    };
  }

  #transformOnce(cache) {
    const transform = cache.transform.bind(cache);
    cache.transform = (file, options) => {
      if (!isInstalled(file)) return transform(file, options);
      // jest does not transform its own modules, but it does when a spec imports them.
      const key = `${options?.isInternalModule ? 'internal' : 'external'} ${file}`;
      let known = transformed.get(key);
      if (known === undefined) {
        known = { code: transform(file, options), sourceMap: cache.sourceMaps.get(file) };
        transformed.set(key, known);
      } else if (known.sourceMap !== undefined) {
        cache.sourceMaps.set(file, known.sourceMap);
      }
      return known.code;
    };
  }
};
