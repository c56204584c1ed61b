/** What belongs to one user pool, over all stacks. */
import type { Key, Model, Place } from '../model';

interface Member extends Place {
  readonly pool: Key | undefined;
}

export interface PoolMembers<Kind> {
  readonly pool: Key;
  /** The pool; the last of its members when no stack here makes the pool. */
  readonly place: Place;
  readonly members: readonly Kind[];
}

/** Members of a pool that cannot be told are left out: that is a finding of its own. */
export function poolMembers<Kind extends Member>(
  { userPools }: Pick<Model, 'userPools'>,
  all: readonly Kind[],
): PoolMembers<Kind>[] {
  const places = new Map<Key, Place>(userPools.map((userPool) => [userPool.pool, userPool]));
  const byPool = new Map<Key, [Kind, ...Kind[]]>();
  for (const member of all) {
    if (member.pool === undefined) continue;
    const known = byPool.get(member.pool);
    if (known === undefined) byPool.set(member.pool, [member]);
    else known.push(member);
  }
  return [...byPool].map(([pool, members]) => ({
    pool,
    place: places.get(pool) ?? members.at(-1) ?? members[0],
    members,
  }));
}
