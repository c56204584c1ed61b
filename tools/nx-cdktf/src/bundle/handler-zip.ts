/**
 * The zip of one handler, as a function of its code alone: the same bytes on every machine, in every folder, at any time.
 * Lambda's `source_code_hash` is the hash of these bytes, so a difference here is a deployment that changes nothing.
 */
/** The zip format keeps local time without a zone, and fflate reads it from the local calendar: no zone shifts this. */
const fixedTime = new Date(1980, 0, 1);

/** Regular file, readable by all: Lambda runs as a user that does not own it. */
const readableFile = 0o100644 << 16;
const unix = 3;

/** The file in the zip; the handler of the function is then `index.handler`. */
export const handlerFileName = 'index.js';

export async function zipHandler(code: Uint8Array): Promise<Uint8Array> {
  // Loaded when there is something to zip: fflate prepares its tables at once, and every synth would wait for them.
  const { zipSync } = await import('fflate');
  return zipSync({
    [handlerFileName]: [code, { mtime: fixedTime, attrs: readableFile, os: unix, level: 9 }],
  });
}
