/**
 * The signing key of each user pool: made when the pool is first asked for one, kept in memory only, and shared by nobody.
 *
 * moto signs every pool's tokens with one key whose private half anybody can download. That key is never used or accepted
 * here; a token counts only if the key that this process made for the pool signed it.
 */
import { randomBytes } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose';

/** A user pool and where it lives; its issuer follows from both. */
export interface UserPoolRef {
  readonly region: string;
  readonly userPoolId: string;
}

export interface PoolKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** As published in the pool's JWKS, members in the order AWS writes them. */
  readonly publicJwk: PublicJwk;
}

export interface PublicJwk {
  readonly alg: 'RS256';
  readonly e: string;
  readonly kid: string;
  readonly kty: 'RSA';
  readonly n: string;
  readonly use: 'sig';
}

/** `iss` of a pool's tokens: no trailing slash. */
export function issuerOf({ region, userPoolId }: UserPoolRef): string {
  return `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
}

export class PoolKeys {
  private readonly keys = new Map<string, Promise<PoolKey>>();
  private readonly pools = new Map<string, UserPoolRef>();

  /** The key of a pool, made now if there is none. The caller has made sure that the pool exists. */
  keyOf(pool: UserPoolRef): Promise<PoolKey> {
    const issuer = issuerOf(pool);
    const key = this.keys.get(issuer) ?? newPoolKey();
    this.keys.set(issuer, key);
    this.pools.set(issuer, pool);
    return key;
  }

  /** The key of a pool that has signed something, or undefined: then no token of this pool can be valid. */
  async existingKeyOf(issuer: string): Promise<PoolKey | undefined> {
    return this.keys.get(issuer);
  }

  /** Forgets the keys of pools that are gone: their tokens are worth nothing from then on. */
  async keepOnly(exists: (pool: UserPoolRef) => Promise<boolean>): Promise<void> {
    for (const [issuer, pool] of this.pools) {
      if (!(await exists(pool))) {
        this.pools.delete(issuer);
        this.keys.delete(issuer);
      }
    }
  }

  clear(): void {
    this.keys.clear();
    this.pools.clear();
  }
}

async function newPoolKey(): Promise<PoolKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', {
    modulusLength: 2048,
    extractable: true,
  });
  const { e = '', n = '' } = await exportJWK(publicKey);
  const keyId = randomBytes(32).toString('base64');
  return {
    keyId,
    privateKey,
    publicKey,
    publicJwk: { alg: 'RS256', e, kid: keyId, kty: 'RSA', n, use: 'sig' },
  };
}
