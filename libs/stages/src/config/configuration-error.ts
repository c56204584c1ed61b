/**
 * What every wrong setting becomes: one error that names the file and the key, what was received and what is allowed.
 * Tools print its message as it stands.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const longestQuote = 80;

/** The error for a value that is not what its key asks for. `undefined` means that the key is not there. */
export function mismatch(where: string, expected: string, received: unknown): ConfigurationError {
  const what = received === undefined ? ', but the key is missing' : `; received ${quote(received)}`;
  return new ConfigurationError(`${where}: expected ${expected}${what}`);
}

/** A received value as JSON, cut where it would flood a terminal. */
function quote(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > longestQuote ? `${json.slice(0, longestQuote)}...` : json;
}
