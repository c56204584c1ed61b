/** Finds the token in a request and decides whether verified claims open a method with a Cognito authorizer. */
import type { GateRefusal } from './gate-refusals';
import type { VerifiedClaims } from './token-verification';

type Headers = readonly (readonly [name: string, value: string])[];

/**
 * The token in the authorizer's header, with or without `Bearer ` in front, exactly as API Gateway takes it.
 *
 * @param headerName lower case
 */
export function tokenOf(headers: Headers, headerName: string): { readonly token: string } | GateRefusal {
  const values = headers.filter(([name]) => name.toLowerCase() === headerName).map(([, value]) => value);
  const [value] = values;
  if (value === undefined || value === '') {
    return 'tokenMissing';
  }
  return values.length > 1 ? 'tokenRepeated' : { token: value.replace(/^Bearer /, '') };
}

/**
 * Undefined when the claims open the method.
 *
 * A method with scopes wants an access token that has at least one of them; a method without scopes wants an ID token,
 * which no machine ever has. The client is not looked at: scopes are the only boundary between the clients of a pool.
 */
export function refusalOf(claims: VerifiedClaims, oauthScopes: readonly string[]): GateRefusal | undefined {
  if (oauthScopes.length === 0) {
    return claims.token_use === 'id' ? undefined : 'idTokenWanted';
  }
  if (claims.token_use !== 'access') {
    return 'accessTokenWanted';
  }
  const { scope } = claims.all;
  const held = typeof scope === 'string' ? scope.split(' ') : [];
  return oauthScopes.some((wanted) => held.includes(wanted)) ? undefined : 'scopeMissing';
}
