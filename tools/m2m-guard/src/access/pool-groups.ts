import type { Key, Model } from '../model';

/**
 * Pools that some authorizer accepts together belong together; so do those of one client or resource server alone. An empty
 * group, the last one, stands for routes that no pool has a say in.
 */
export function poolGroups({ authorizers, clients, userPools, routes }: Model): Set<Key>[] {
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
  for (const { pool } of clients) together(pool === undefined ? [] : [pool]);
  const accepting = new Set(authorizers.filter(({ pools }) => pools.length > 0).map(({ api }) => api));
  return routes.some(({ api }) => api === undefined || !accepting.has(api)) ? [...groups, new Set()] : groups;
}
