/** Decides whether a token was issued by one of an authorizer's user pools and is valid now (RFC 7519, RFC 8725). */
import { compactVerify } from 'jose';
import type { PoolKey } from '../keys/pool-keys';
import type { GateRefusal } from './gate-refusals';
import { decomposeUnverifiedToken, type JsonObject, type UnverifiedToken } from './unverified-token';

/** What a verification depends on, all of it required: forgetting one must not compile. */
export interface TokenVerification {
  /** Only these pools may have issued the token. */
  readonly issuers: readonly string[];
  /** The key of a pool, or undefined when the pool never signed anything. */
  readonly keyOf: (issuer: string) => Promise<PoolKey | undefined>;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Claims whose token carries a valid signature of the pool that they name, and whose time is now. */
export interface VerifiedClaims {
  readonly iss: string;
  readonly exp: number;
  readonly token_use: string;
  readonly all: JsonObject;
}

/** The header members of every token of a pool. Any other (`jwk`, `jku`, `x5u`, `crit`, ...) was not written by one. */
const poolHeaderMembers = new Set(['alg', 'kid']);

export async function verifyToken(
  compact: string,
  { issuers, keyOf, now }: TokenVerification,
): Promise<VerifiedClaims | GateRefusal> {
  const token = decomposeUnverifiedToken(compact);
  if (typeof token === 'string') {
    return token;
  }
  const { header, payload } = token;
  if (header.alg !== 'RS256') {
    return 'algorithmNotAllowed';
  }
  if (!Object.keys(header).every((member) => poolHeaderMembers.has(member))) {
    return 'headerNotFromPool';
  }
  if (typeof payload.iss !== 'string' || !issuers.includes(payload.iss)) {
    return 'issuerNotAllowed';
  }
  const key = await keyOf(payload.iss);
  if (key === undefined || header.kid !== key.keyId) {
    return 'keyUnknown';
  }
  return (await isSignedWith(token, key)) ? verifyClaims(payload, payload.iss, now) : 'signatureWrong';
}

async function isSignedWith({ compact }: UnverifiedToken, { publicKey }: PoolKey): Promise<boolean> {
  try {
    await compactVerify(compact, publicKey, { algorithms: ['RS256'] });
    return true;
  } catch {
    return false;
  }
}

function verifyClaims(payload: JsonObject, iss: string, now: number): VerifiedClaims | GateRefusal {
  const { exp, iat, nbf, token_use } = payload;
  if (!isTime(exp) || !isTime(iat) || !(nbf === undefined || isTime(nbf)) || typeof token_use !== 'string') {
    return 'claimsMalformed';
  }
  if (now >= exp) {
    return 'tokenExpired';
  }
  if (iat > now || (nbf !== undefined && nbf > now)) {
    return 'tokenNotYetValid';
  }
  return { iss, exp, token_use, all: payload };
}

/** Whole seconds since 1970; never a text, a fraction or a number so large that it means "for ever". */
function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
