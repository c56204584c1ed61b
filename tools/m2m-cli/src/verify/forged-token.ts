/** Tokens that no API may accept. */

/** Not even the shape of a token. */
export const garbageToken = 'not-a-token';

/**
 * The same header and claims under a signature that is wrong in one character. It is one in the middle: the last one of
 * base64url may carry bits that a decoder ignores, and the token would be as good as before.
 */
export function withTamperedSignature(token: string): string {
  const at = Math.floor((token.lastIndexOf('.') + 1 + token.length) / 2);
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}
