/**
 * The same tokens shown to our verification and to aws-jwt-verify, which AWS wrote: what ours accepts, that one accepts; and
 * where ours alone refuses, it is for a rule that is stricter on purpose.
 */
import { KeyObject, sign } from 'node:crypto';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { PoolKeys, type PoolKey } from '../keys/pool-keys';
import { refusalOf } from './authorization-decision';
import type { GateRefusal } from './gate-refusals';
import { verifyToken } from './token-verification';

const pool = { region: 'eu-west-1', userPoolId: 'eu-west-1_Own' };
const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Own';

/** Ours alone: one spelling per token, headers as pools write them, and times that make sense. */
const stricterOnPurpose: readonly (GateRefusal | undefined)[] = [
  'tokenNotCanonical',
  'headerNotFromPool',
  'claimsMalformed',
  'tokenNotYetValid',
];

/** A generator with a fixed seed (Lehmer), so that a failure can be seen again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('verifyToken and aws-jwt-verify', () => {
  const keys = new PoolKeys();
  const now = Math.floor(Date.now() / 1000);
  const verifier = CognitoJwtVerifier.create({
    userPoolId: pool.userPoolId,
    tokenUse: 'access',
    clientId: null,
    scope: 'a/x',
  });
  let key: PoolKey;

  beforeAll(async () => {
    key = await keys.keyOf(pool);
    verifier.cacheJwks({ keys: [{ ...key.publicJwk }] });
  });

  const signed = (header: object, payload: object): string => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const input = `${encode(header)}.${encode(payload)}`;
    return `${input}.${sign('sha256', Buffer.from(input), KeyObject.from(key.privateKey)).toString('base64url')}`;
  };
  const header = () => ({ kid: key.keyId, alg: 'RS256' });
  const claims = {
    sub: 'c',
    token_use: 'access',
    scope: 'a/x',
    iss: issuer,
    exp: now + 900,
    iat: now,
    client_id: 'c',
  };

  const ours = async (token: string): Promise<GateRefusal | undefined> => {
    const verified = await verifyToken(token, {
      issuers: [issuer],
      keyOf: (iss) => keys.existingKeyOf(iss),
      now,
    });
    return typeof verified === 'string' ? verified : refusalOf(verified, ['a/x']);
  };
  const theirs = (token: string): boolean => {
    try {
      verifier.verifySync(token);
      return true;
    } catch {
      return false;
    }
  };

  const agree = async (token: string): Promise<void> => {
    const refusal = await ours(token);
    const accepted = theirs(token);
    const isStricter = accepted && stricterOnPurpose.includes(refusal);
    expect({ token, refusal, agreed: isStricter || accepted === (refusal === undefined) }).toMatchObject({
      agreed: true,
    });
  };

  it('agree on claims and headers of every kind, signed by the pool', async () => {
    const odd: readonly unknown[] = [
      undefined,
      null,
      '',
      'x',
      0,
      -1,
      1.5,
      1e308,
      true,
      [],
      {},
      now - 1,
      now + 60,
      String(now + 60),
    ];
    const claimNames = ['exp', 'iat', 'nbf', 'iss', 'token_use', 'client_id'];
    const variants = claimNames.flatMap((name) =>
      odd.map((value) => signed(header(), { ...claims, [name]: value })),
    );
    const headers = ['alg', 'kid', 'typ', 'crit', 'jku', 'jwk'].flatMap((name) =>
      odd.map((value) => signed({ ...header(), [name]: value }, claims)),
    );
    for (const token of [signed(header(), claims), ...variants, ...headers]) {
      await agree(token);
    }
  });

  it('agree on a thousand tokens that somebody tampered with', async () => {
    const pick = numbers(20_260_131);
    const token = signed(header(), claims);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ';
    for (let round = 0; round < 1000; round += 1) {
      const at = pick(token.length);
      const character = alphabet[pick(alphabet.length)] ?? 'A';
      const tampered = [
        token.slice(0, at) + character + token.slice(at + 1),
        token.slice(0, at) + token.slice(at + 1),
        token.slice(0, at) + character + token.slice(at),
        token.slice(0, at),
      ][pick(4)];
      await agree(tampered ?? '');
    }
  });
});
