import type { Key } from './identities';

/** Nouns by the API that they belong to. What belongs to none that is known is left out. */
export function byApi<Noun extends { readonly api: Key | undefined }>(
  nouns: readonly Noun[],
): ReadonlyMap<Key, readonly Noun[]> {
  const groups = new Map<Key, Noun[]>();
  for (const noun of nouns) {
    if (noun.api === undefined) continue;
    const group = groups.get(noun.api);
    if (group === undefined) groups.set(noun.api, [noun]);
    else group.push(noun);
  }
  return groups;
}
