/**
 * The exports of a CommonJS file, as `require()` gives them; loads faster from the second time on.
 *
 * @param file absolute path, without links, of a file that does not use `import()`
 * @throws what the file throws
 */
export function requireWithCodeCache(file: string): unknown;
