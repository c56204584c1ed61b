/** What differs between the two sides of a change, attribute by attribute, already redacted. */
import { isDeepStrictEqual } from 'node:util';
import { anyMarked, markedNames, marksOf, type PlannedChange } from '../plan-json';
import { shownValue } from '../redaction';
import type { AttributeChange, ShownValue } from './model';

/** The attributes that force the replacement first, then by name. */
export function attributeChanges(planned: PlannedChange): AttributeChange[] {
  const forcing = new Set(causesOf(planned));
  return changedNames(planned)
    .map((name) => attributeChange(planned, name, forcing.has(name)))
    .sort((a, b) => Number(b.forcesReplacement) - Number(a.forcesReplacement) || (a.name < b.name ? -1 : 1));
}

/** Top-level attributes named by `replace_paths`; what is deeper may be a key of a map, which is data. */
export function causesOf({ change }: PlannedChange): string[] {
  const names = (change.replace_paths ?? []).flatMap(([name]) => (typeof name === 'string' ? [name] : []));
  return [...new Set(names)];
}

/** The value of one attribute before the change. */
export function shownBefore({ type, change }: PlannedChange, name: string): ShownValue {
  return shownValue(type, name, {
    value: change.before?.[name],
    unknown: false,
    sensitive: marksOf(change.before_sensitive, name),
  });
}

/** The value of one attribute after the change. */
export function shownAfter({ type, change }: PlannedChange, name: string): ShownValue {
  return shownValue(type, name, {
    value: change.after?.[name],
    unknown: marksOf(change.after_unknown, name),
    sensitive: marksOf(change.after_sensitive, name),
  });
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

/** Two sides that look the same although they differ would be a riddle: then neither is shown. */
function attributeChange(planned: PlannedChange, name: string, forcesReplacement: boolean): AttributeChange {
  const before = shownBefore(planned, name);
  const after = shownAfter(planned, name);
  const hidden: ShownValue = { kind: 'not-shown' };
  return before.kind === 'value' && isDeepStrictEqual(before, after)
    ? { name, before: hidden, after: hidden, forcesReplacement }
    : { name, before, after, forcesReplacement };
}
