/** Which pools are looked at together, and which routes belong to them. */
import type { Authorizer, Key, Model, Route } from '../model';

/** Pools that some authorizer accepts together belong together; so do those of one client or resource server alone. */
export function poolGroups({ authorizers, clients, resourceServers, userPools }: Model): Set<Key>[] {
  const groups: Set<Key>[] = [];
  const together = (pools: readonly Key[]) => {
    if (pools.length === 0) return;
    const touched = groups.filter((group) => pools.some((pool) => group.has(pool)));
    const [first = new Set<Key>()] = touched;
    for (const group of touched.slice(1)) {
      for (const pool of group) first.add(pool);
      groups.splice(groups.indexOf(group), 1);
    }
    for (const pool of pools) first.add(pool);
    if (touched.length === 0) groups.push(first);
  };
  for (const { pool } of userPools) together([pool]);
  for (const { pools } of authorizers) together(pools);
  for (const { pool } of [...clients, ...resourceServers]) together(pool === undefined ? [] : [pool]);
  return groups;
}

/**
 * Says which pools the callers of a route come from: those of its authorizer. An open route, or one of an authorizer without
 * pools, stands beside the other routes of its API. `any` when it cannot be told.
 */
export function poolsOfRoutes(authorizers: readonly Authorizer[]): (route: Route) => readonly Key[] | 'any' {
  const byKey = new Map(authorizers.map((authorizer) => [authorizer.authorizer, authorizer]));
  const ofApi = new Map<Key | undefined, Key[]>();
  for (const { api, pools } of authorizers) ofApi.set(api, [...(ofApi.get(api) ?? []), ...pools]);
  return ({ authorizer, api }) => {
    const own = authorizer === undefined ? undefined : byKey.get(authorizer);
    if (authorizer !== undefined && own === undefined) return 'any';
    if (own?.poolsComplete === false) return 'any';
    if (own !== undefined && own.pools.length > 0) return own.pools;
    return api === undefined ? [] : (ofApi.get(api) ?? []);
  };
}
