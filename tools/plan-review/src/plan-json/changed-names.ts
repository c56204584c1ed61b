/** Which attributes a change is about. */
import { isDeepStrictEqual } from 'node:util';
import { anyMarked, markedNames, marksOf } from './marks';
import type { PlannedChange } from './schema';

/** Top-level attributes named by `replace_paths`; what is deeper may be a key of a map, which is data. */
export function causesOf({ change }: PlannedChange): string[] {
  const names = (change.replace_paths ?? []).flatMap(([name]) => (typeof name === 'string' ? [name] : []));
  return [...new Set(names)];
}

/** Names of the attributes that differ; of a creation, those that somebody set. */
export function changedNames({ change }: PlannedChange): string[] {
  const before = change.before ?? {};
  const after = change.after ?? {};
  const created = change.before === null || change.before === undefined;
  const names = new Set([
    ...Object.keys(before),
    ...Object.keys(after),
    ...markedNames(change.after_unknown),
  ]);
  return [...names].filter((name) =>
    anyMarked(marksOf(change.after_unknown, name)) ? !created : differInSubstance(before[name], after[name]),
  );
}

/** Providers write null, "", [] and {} for the same nothing. */
export function differInSubstance(before: unknown, after: unknown): boolean {
  return !(isNothing(before) && isNothing(after)) && !isDeepStrictEqual(before, after);
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
