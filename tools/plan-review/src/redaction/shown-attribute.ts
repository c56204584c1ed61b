/** One attribute of a planned change, on either side. */
import { marksOf, type PlannedChange } from '../plan-json';
import type { ShownValue } from '../review/model';
import { shownValue } from './shown-value';

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
