/** The exports of a TypeScript entry point, bundled on first use and whenever a source changed. */
export function loadFresh<T = unknown>(entry: string): T;
