/** What differs between the two sides of a change, attribute by attribute, already redacted. */
import { isDeepStrictEqual } from 'node:util';
import { causesOf, changedNames, type PlannedChange } from '../plan-json';
import { shownAfter, shownBefore } from '../redaction';
import type { AttributeChange, ShownValue } from './model';

/**
 * The attributes that force the replacement first, then by name.
 *
 * @param configured names that the configuration sets. Of the others, those that become known after apply are left out:
 *   every replacement has twenty of them, and they say nothing. Undefined when nobody can tell.
 */
export function attributeChanges(
  planned: PlannedChange,
  configured: ReadonlySet<string> | undefined,
): AttributeChange[] {
  const forcing = new Set(causesOf(planned));
  return changedNames(planned)
    .map((name) => attributeChange(planned, name, forcing.has(name)))
    .filter(
      ({ name, after, forcesReplacement }) =>
        after.kind !== 'unknown' || forcesReplacement || (configured?.has(name) ?? true),
    )
    .sort((a, b) => Number(b.forcesReplacement) - Number(a.forcesReplacement) || (a.name < b.name ? -1 : 1));
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
