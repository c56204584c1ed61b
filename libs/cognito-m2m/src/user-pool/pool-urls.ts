/**
 * The public addresses of a user pool. Built here and nowhere else: API stacks, callers and tools read them from the
 * contract and from stack outputs.
 */

/** Of a pool with a prefix of Amazon's domain. */
export function prefixTokenUrl(prefix: string, region: string): string {
  return `https://${prefix}.auth.${region}.amazoncognito.com/oauth2/token`;
}

/** Of a pool with its own domain. */
export function customTokenUrl(domainName: string): string {
  return `https://${domainName}/oauth2/token`;
}

export function issuerUrl(userPoolId: string, region: string): string {
  return `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`;
}
