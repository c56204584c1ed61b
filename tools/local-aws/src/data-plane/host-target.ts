/** Which part of the data plane a host name belongs to. */
export type HostTarget =
  | { readonly kind: 'execute-api'; readonly region: string; readonly apiId: string }
  | { readonly kind: 'user-pools'; readonly region: string }
  | { readonly kind: 'domain-prefix'; readonly region: string; readonly prefix: string }
  /** Perhaps the custom domain of a user pool. */
  | { readonly kind: 'other' };

const executeApi = /^([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com$/;
const userPools = /^cognito-idp\.([a-z0-9-]+)\.amazonaws\.com$/;
const domainPrefix = /^([a-z0-9-]+)\.auth\.([a-z0-9-]+)\.amazoncognito\.com$/;

/** @param host lower case, without port */
export function hostTarget(host: string): HostTarget {
  const [, apiId, apiRegion] = executeApi.exec(host) ?? [];
  if (apiId !== undefined && apiRegion !== undefined) {
    return { kind: 'execute-api', apiId, region: apiRegion };
  }
  const [, poolsRegion] = userPools.exec(host) ?? [];
  if (poolsRegion !== undefined) {
    return { kind: 'user-pools', region: poolsRegion };
  }
  const [, prefix, domainRegion] = domainPrefix.exec(host) ?? [];
  return prefix !== undefined && domainRegion !== undefined
    ? { kind: 'domain-prefix', prefix, region: domainRegion }
    : { kind: 'other' };
}
