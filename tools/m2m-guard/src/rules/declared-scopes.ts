/** Which scopes a user pool has: those that its resource servers declare, over all stacks. */
import type { Key, Model } from '../model';

/** @returns for each pool the full names, each with the resource server that declares it */
export function declaredScopes({
  resourceServers,
}: Pick<Model, 'resourceServers'>): ReadonlyMap<Key, ReadonlySet<string>> {
  const declared = new Map<Key, Set<string>>();
  for (const { pool, oauthScopes } of resourceServers) {
    if (pool === undefined) continue;
    const names = declared.get(pool) ?? new Set();
    for (const { fullName } of oauthScopes) if (fullName !== undefined) names.add(fullName);
    declared.set(pool, names);
  }
  return declared;
}

/** The end of a sentence about a scope that is missing: what there is instead. */
export function declaredAre(names: ReadonlySet<string> | undefined): string {
  const shown = [...(names ?? [])].sort().slice(0, 10);
  if (shown.length === 0) return 'its user pool has no resource server with scopes';
  const more = (names?.size ?? 0) - shown.length;
  return `declared are ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
