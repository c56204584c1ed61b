/**
 * The attacks that the gate has to withstand. Each case says which refusal it meets, so that a case cannot pass because
 * something else was wrong with its token. Many are signed with the pool's own key: they show that a valid signature alone
 * opens nothing.
 */
import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { exportSPKI } from 'jose';
import { type PoolKey, PoolKeys } from '../keys/pool-keys';
import type { GateRefusal } from './gate-refusals';
import { verifyToken } from './token-verification';

const pool = { region: 'eu-west-1', userPoolId: 'eu-west-1_Own' };
const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Own';
const now = 1_700_000_000;

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The signature of a pool over any header and payload, also over those that no pool would write. */
function signed(header: unknown, payload: unknown, key: KeyObject): string {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

describe('verifyToken', () => {
  const keys = new PoolKeys();
  let key: PoolKey;
  let privateKey: KeyObject;
  let publicPem: string;

  beforeAll(async () => {
    key = await keys.keyOf(pool);
    const { KeyObject } = await import('node:crypto');
    privateKey = KeyObject.from(key.privateKey);
    publicPem = await exportSPKI(key.publicKey);
  });

  const header = () => ({ kid: key.keyId, alg: 'RS256' });
  const payload = {
    sub: 'client',
    token_use: 'access',
    scope: 'echo-api/read',
    iss: issuer,
    exp: now + 900,
    iat: now,
    client_id: 'client',
  };
  const valid = (changes: object = {}) => signed(header(), { ...payload, ...changes }, privateKey);
  const verify = (token: string) =>
    verifyToken(token, { issuers: [issuer], keyOf: (iss) => keys.existingKeyOf(iss), now });

  it('accepts what the pool signed, and returns its claims', async () => {
    expect(await verify(valid())).toEqual({ iss: issuer, exp: now + 900, token_use: 'access', all: payload });
  });

  const refuses = (title: string, reason: GateRefusal, token: () => string): void => {
    it(`refuses ${title}`, async () => {
      expect(await verify(token())).toBe(reason);
    });
  };

  describe('the algorithm', () => {
    for (const alg of [
      'none',
      'None',
      'NONE',
      'nOnE',
      '',
      'RS384',
      'RS512',
      'PS256',
      'ES256',
      'EdDSA',
      'rs256',
      'RS256 ',
    ]) {
      refuses(`alg "${alg}" with the signature of the pool`, 'algorithmNotAllowed', () =>
        signed({ ...header(), alg }, payload, privateKey),
      );
    }
    refuses(
      'alg none without a signature',
      'tokenMalformed',
      () => `${encode({ alg: 'none' })}.${encode(payload)}.`,
    );
    for (const format of ['PEM', 'PEM without its last line break']) {
      refuses(`HS256 keyed with the public key as ${format}`, 'algorithmNotAllowed', () => {
        const input = `${encode({ ...header(), alg: 'HS256' })}.${encode(payload)}`;
        const secret = format === 'PEM' ? `${publicPem.trimEnd()}\n` : publicPem.trimEnd();
        return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
      });
    }
    refuses('an RS256 label on an HMAC', 'signatureWrong', () => {
      const input = `${encode(header())}.${encode(payload)}`;
      return `${input}.${createHmac('sha256', publicPem).update(input).digest('base64url')}`;
    });
    refuses('an algorithm that is no text', 'algorithmNotAllowed', () =>
      signed({ ...header(), alg: ['RS256'] }, payload, privateKey),
    );
    refuses('a missing algorithm', 'algorithmNotAllowed', () =>
      signed({ kid: key.keyId }, payload, privateKey),
    );
  });

  describe('keys that a token brings along or points to', () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const strangerJwk = createPublicKey(stranger.publicKey.export({ type: 'spki', format: 'pem' })).export({
      format: 'jwk',
    });
    for (const [member, value] of Object.entries({
      jwk: strangerJwk,
      jku: 'https://attacker.example/jwks.json',
      x5u: 'https://attacker.example/cert.pem',
      x5c: ['MIIB'],
      x5t: 'abc',
      crit: ['exp'],
      b64: false,
      typ: 'JWT',
      zip: 'DEF',
    })) {
      refuses(`header member ${member}, signed by a stranger`, 'headerNotFromPool', () =>
        signed({ ...header(), [member]: value }, payload, stranger.privateKey),
      );
      refuses(`header member ${member}, even signed by the pool`, 'headerNotFromPool', () =>
        signed({ ...header(), [member]: value }, payload, privateKey),
      );
    }
    refuses('the signature of a stranger under the key id of the pool', 'signatureWrong', () =>
      signed(header(), payload, stranger.privateKey),
    );
    for (const kid of [
      '',
      'dummy',
      'other',
      '../../../../dev/null',
      "' OR 1=1 --",
      'a\u0000b',
      ' ',
      0,
      null,
      {},
    ]) {
      refuses(`key id ${JSON.stringify(kid)}`, 'keyUnknown', () =>
        signed({ kid, alg: 'RS256' }, payload, privateKey),
      );
    }
    refuses('a key id in other case or with something behind it', 'keyUnknown', () =>
      signed({ kid: `${key.keyId}\u0000`, alg: 'RS256' }, payload, privateKey),
    );
    refuses('a missing key id', 'keyUnknown', () => signed({ alg: 'RS256' }, payload, privateKey));
  });

  describe('the signature', () => {
    refuses('a flipped bit', 'signatureWrong', () => {
      const token = valid();
      const at = token.lastIndexOf('.') + 10;
      return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    });
    refuses('a truncated signature', 'signatureWrong', () => valid().slice(0, -4).replace(/.$/, 'A'));
    refuses('no signature', 'tokenMalformed', () => valid().replace(/[^.]+$/, ''));
    refuses('a stripped signature part', 'tokenMalformed', () => valid().replace(/\.[^.]+$/, ''));
    refuses('a changed payload under the old signature', 'signatureWrong', () => {
      const [head, , signature] = valid().split('.');
      return `${head}.${encode({ ...payload, scope: 'echo-api/write' })}.${signature}`;
    });
    refuses('the signature of another token', 'signatureWrong', () => {
      const [head, body] = valid().split('.');
      return `${head}.${body}.${valid({ jti: 'other' }).split('.')[2]}`;
    });
    refuses('a signature that is all zeros', 'signatureWrong', () =>
      valid().replace(/[^.]+$/, Buffer.alloc(256).toString('base64url')),
    );
  });

  describe('the spelling', () => {
    refuses('spare bits in the last character of the signature', 'tokenNotCanonical', () => {
      const token = valid();
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      return token.slice(0, -1) + alphabet[alphabet.indexOf(token.slice(-1)) + 1];
    });
    refuses('base64 padding', 'tokenMalformed', () => `${valid()}==`);
    refuses('the alphabet of base64 instead of base64url', 'tokenMalformed', () =>
      valid().replace(/^./, '+'),
    );
    refuses('white space inside', 'tokenMalformed', () => valid().replace('.', '. '));
    refuses('a line break at the end', 'tokenMalformed', () => `${valid()}\n`);
    refuses('a fourth part', 'tokenMalformed', () => `${valid()}.${encode({})}`);
    refuses('an encrypted token (five parts)', 'tokenMalformed', () => 'a.b.c.d.e');
    refuses('JSON serialization', 'tokenMalformed', () => {
      const [head, body, signature] = valid().split('.');
      return JSON.stringify({ protected: head, payload: body, signature });
    });
    refuses('an empty token', 'tokenMalformed', () => '');
    refuses('a header that is no object', 'tokenMalformed', () => signed('[]', payload, privateKey));
    refuses('a payload that is no JSON', 'tokenMalformed', () => signed(header(), 'not json', privateKey));
    refuses('a payload that is null', 'tokenMalformed', () => signed(header(), 'null', privateKey));
    refuses('a duplicate claim', 'tokenNotCanonical', () =>
      signed(header(), JSON.stringify(payload).replace('{', '{"scope":"echo-api/write",'), privateKey),
    );
    refuses('a duplicate algorithm', 'tokenNotCanonical', () =>
      signed(JSON.stringify(header()).replace('{', '{"alg":"none",'), payload, privateKey),
    );
    refuses('white space in the JSON', 'tokenNotCanonical', () =>
      signed(header(), JSON.stringify(payload, undefined, 1), privateKey),
    );
    refuses('a byte order mark', 'tokenMalformed', () =>
      signed(header(), `\ufeff${JSON.stringify(payload)}`, privateKey),
    );
    refuses('bytes that are no UTF-8', 'tokenNotCanonical', () => {
      const body = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]).toString(
        'base64url',
      );
      const input = `${encode(header())}.${body}`;
      return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
    });
  });

  describe('the claims', () => {
    const times: readonly (readonly [string, object, GateRefusal])[] = [
      ['an expired token', { exp: now - 1 }, 'tokenExpired'],
      ['a token in the second in which it expires', { exp: now }, 'tokenExpired'],
      ['exp zero', { exp: 0 }, 'tokenExpired'],
      ['exp as text', { exp: String(now + 900) }, 'claimsMalformed'],
      ['exp as a fraction', { exp: now + 900.5 }, 'claimsMalformed'],
      ['a negative exp', { exp: -1 }, 'claimsMalformed'],
      ['an exp beyond all numbers', { exp: 1e308 }, 'claimsMalformed'],
      ['exp as an array', { exp: [now + 900] }, 'claimsMalformed'],
      ['exp null', { exp: null }, 'claimsMalformed'],
      ['exp true', { exp: true }, 'claimsMalformed'],
      ['a missing exp', { exp: undefined }, 'claimsMalformed'],
      ['a missing iat', { iat: undefined }, 'claimsMalformed'],
      ['iat in the future', { iat: now + 1 }, 'tokenNotYetValid'],
      ['nbf in the future', { nbf: now + 1 }, 'tokenNotYetValid'],
      ['nbf as text', { nbf: '0' }, 'claimsMalformed'],
      ['a missing token_use', { token_use: undefined }, 'claimsMalformed'],
      ['claims in other case', { exp: undefined, EXP: now + 900 }, 'claimsMalformed'],
    ];
    for (const [title, changes, reason] of times) {
      refuses(title, reason, () => valid(changes));
    }
    refuses('exp as 1e999', 'tokenNotCanonical', () =>
      signed(header(), JSON.stringify(payload).replace(String(now + 900), '1e999'), privateKey),
    );

    const issuers = [
      undefined,
      null,
      [issuer],
      `${issuer}/`,
      `${issuer} `,
      issuer.toUpperCase(),
      issuer.replace('https', 'http'),
      issuer.replace('.amazonaws.com', '.amazonaws.com.attacker.example'),
      `${issuer}X`,
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other',
    ];
    for (const iss of issuers) {
      refuses(`issuer ${JSON.stringify(iss)}`, 'issuerNotAllowed', () => valid({ iss }));
    }
  });

  it('refuses a token of another pool that the authorizer does not name', async () => {
    const other = { region: 'eu-west-1', userPoolId: 'eu-west-1_Other' };
    const otherKey = await keys.keyOf(other);
    const { KeyObject } = await import('node:crypto');
    const iss = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Other';
    const token = signed(
      { kid: otherKey.keyId, alg: 'RS256' },
      { ...payload, iss },
      KeyObject.from(otherKey.privateKey),
    );
    expect(await verify(token)).toBe('issuerNotAllowed');
  });

  it('refuses a token of another pool that claims to be of this one', async () => {
    const other = await keys.keyOf({ region: 'eu-west-1', userPoolId: 'eu-west-1_Third' });
    const { KeyObject } = await import('node:crypto');
    const token = signed({ kid: other.keyId, alg: 'RS256' }, payload, KeyObject.from(other.privateKey));
    expect(await verify(token)).toBe('keyUnknown');
  });

  it('refuses every token of a pool that never signed anything', async () => {
    const iss = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Silent';
    const reason = await verifyToken(valid({ iss }), {
      issuers: [iss],
      keyOf: (asked) => keys.existingKeyOf(asked),
      now,
    });
    expect(reason).toBe('keyUnknown');
  });
});
