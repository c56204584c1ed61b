/** Things that have the key of an earlier one, each with that earlier one. Things without a key repeat nothing. */
export function repeated<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string | undefined,
): { readonly thing: Thing; readonly first: Thing }[] {
  const firsts = new Map<string, Thing>();
  return things.flatMap((thing) => {
    const key = keyOf(thing);
    if (key === undefined) return [];
    const first = firsts.get(key);
    if (first !== undefined) return [{ thing, first }];
    firsts.set(key, thing);
    return [];
  });
}
