/**
 * From a value of the plan to what of it may be seen. This is the only way for a value into the model.
 *
 * One marked element makes the whole attribute sensitive. Terraform's mirrors have gaps (a set has a single mark, an unknown
 * list has none), and half a list with one placeholder says more about a secret than a reviewer needs.
 */
import { anyMarked, type Marks } from '../plan-json';
import type { Scalar, ShownValue } from '../review/model';
import { publicAttribute } from './public-attributes';

/** Longer strings and lists are cut: a report is to be read. */
const longestString = 300;
const longestList = 100;

export interface PlannedValue {
  readonly value: unknown;
  readonly unknown: Marks;
  readonly sensitive: Marks;
}

export function shownValue(
  type: string,
  name: string,
  { value, unknown, sensitive }: PlannedValue,
): ShownValue {
  if (anyMarked(sensitive)) {
    return { kind: 'sensitive' };
  }
  if (anyMarked(unknown)) {
    return { kind: 'unknown' };
  }
  if (value === null || value === undefined) {
    return { kind: 'absent' };
  }
  const allowed = publicAttribute(type, name);
  if (allowed === undefined) {
    return { kind: 'not-shown' };
  }
  return publicValue(allowed.member === undefined ? value : membersOf(value, allowed.member));
}

/** One member of each block; a member that is a list itself contributes its elements. */
function membersOf(blocks: unknown, member: string): unknown {
  return Array.isArray(blocks)
    ? blocks.flatMap((block) => (block as Record<string, unknown> | null)?.[member] ?? [])
    : undefined;
}

function publicValue(value: unknown): ShownValue {
  if (isScalar(value)) {
    return { kind: 'value', value: shortened(value) };
  }
  if (Array.isArray(value) && value.length <= longestList && value.every(isScalar)) {
    return { kind: 'value', value: value.map(shortened) };
  }
  return { kind: 'not-shown' };
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function shortened(value: Scalar): Scalar {
  return typeof value === 'string' && value.length > longestString
    ? `${value.slice(0, longestString)}…`
    : value;
}
