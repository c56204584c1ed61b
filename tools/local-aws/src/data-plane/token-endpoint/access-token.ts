/** Writes the access token that Cognito issues for client credentials: these claims, in this order, and no `aud`. */
import { randomUUID } from 'node:crypto';
import { CompactSign } from 'jose';
import { issuerOf, type PoolKey, type UserPoolRef } from '../keys/pool-keys';

export interface AccessTokenClaims {
  readonly sub: string;
  readonly token_use: 'access';
  readonly scope: string;
  readonly auth_time: number;
  readonly iss: string;
  readonly exp: number;
  readonly iat: number;
  readonly version: 2;
  readonly jti: string;
  readonly client_id: string;
}

export interface AccessTokenGrant {
  readonly pool: UserPoolRef;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly validitySeconds: number;
  /** Seconds since 1970. */
  readonly now: number;
}

export function accessTokenClaims(grant: AccessTokenGrant): AccessTokenClaims {
  return {
    sub: grant.clientId,
    token_use: 'access',
    scope: grant.scopes.join(' '),
    auth_time: grant.now,
    iss: issuerOf(grant.pool),
    exp: grant.now + grant.validitySeconds,
    iat: grant.now,
    version: 2,
    jti: randomUUID(),
    client_id: grant.clientId,
  };
}

/** Compact JSON in both parts: the gate accepts no other spelling. */
export function signAccessToken(claims: AccessTokenClaims, { keyId, privateKey }: PoolKey): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ kid: keyId, alg: 'RS256' })
    .sign(privateKey);
}
