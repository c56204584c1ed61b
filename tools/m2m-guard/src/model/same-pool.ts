/**
 * Whether two keys may mean one user pool. A pool that is known by its id, by a parameter, or by the block that makes it may
 * be any of those that are known in another way: only keys of one way can be told apart.
 */
import type { Key } from './identities';

export function mayBeSamePool(one: Key, other: Key): boolean {
  return one === other || wayOf(one) !== wayOf(other) || wayOf(one) === 'lookup';
}

function wayOf(pool: Key): 'id' | 'parameter' | 'lookup' | 'block' {
  if (pool.startsWith('pool ')) return 'id';
  if (pool.startsWith('parameter ')) return 'parameter';
  return /:(?:.*\.)?data\./.test(pool) ? 'lookup' : 'block';
}
