import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { withTamperedSignature } from './forged-token';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signed = 'eyJhbGciOiJSUzI1NiJ9.eyJzY29wZSI6ImEvYiJ9';
const token = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;

const isSignedWell = (candidate: string) =>
  verify(
    'sha256',
    Buffer.from(candidate.slice(0, candidate.lastIndexOf('.'))),
    publicKey,
    Buffer.from(candidate.slice(candidate.lastIndexOf('.') + 1), 'base64url'),
  );

describe('withTamperedSignature', () => {
  it('keeps header and claims, and breaks the signature', () => {
    const forged = withTamperedSignature(token);

    expect(isSignedWell(token)).toBe(true);
    expect(forged.startsWith(`${signed}.`)).toBe(true);
    expect(isSignedWell(forged)).toBe(false);
  });

  it('always changes the token', () => {
    for (const middle of ['A', 'B', '_']) {
      const before = `h.c.xx${middle}xx`;
      expect(withTamperedSignature(before)).not.toBe(before);
    }
  });
});
