/** Which scopes a user pool has: those that its resource servers declare, over all stacks. */
import type { Key } from './identities';
import type { ResourceServer } from './resource-server';

/** @returns full names by pool */
export function declaredScopes({
  resourceServers,
}: {
  readonly resourceServers: readonly ResourceServer[];
}): ReadonlyMap<Key, ReadonlySet<string>> {
  const declared = new Map<Key, Set<string>>();
  for (const { pool, oauthScopes } of resourceServers) {
    if (pool === undefined) continue;
    const names = declared.get(pool) ?? new Set();
    for (const { fullName } of oauthScopes) if (fullName !== undefined) names.add(fullName);
    declared.set(pool, names);
  }
  return declared;
}
