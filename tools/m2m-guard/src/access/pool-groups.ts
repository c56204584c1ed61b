/** Which pools are looked at together, and which routes belong to them. */
import type { Authorizer, Key, Model, Route } from '../model';

/** Pools that some authorizer accepts together belong together; so do those of one client or resource server alone. */
export function poolGroups({ authorizers, clients, resourceServers, userPools }: Model): Set<Key>[] {
  const groups = new Set<Set<Key>>();
  const groupOf = new Map<Key, Set<Key>>();
  const together = (pools: readonly Key[]) => {
    if (pools.length === 0) return;
    const touched = new Set(pools.flatMap((pool) => groupOf.get(pool) ?? []));
    // Groups stay in the order of the stacks, whatever the order in which an authorizer names its pools.
    const [first = new Set<Key>(), ...others] =
      touched.size > 1 ? [...groups].filter((group) => touched.has(group)) : touched;
    groups.add(first);
    for (const group of others) groups.delete(group);
    for (const pool of [...others.flatMap((group) => [...group]), ...pools]) {
      first.add(pool);
      groupOf.set(pool, first);
    }
  };
  for (const { pool } of userPools) together([pool]);
  for (const { pools } of authorizers) together(pools);
  for (const { pool } of [...clients, ...resourceServers]) together(pool === undefined ? [] : [pool]);
  return [...groups];
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
