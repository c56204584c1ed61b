/** `jsonencode` and `jsondecode`, as Terraform writes and reads: keys in order, and no HTML in a text. */
import { Attribute, Composed, Unclear, isList, isMap, partsOf, type Value } from '../documents/value';
import { textOf } from './composed';

export function isKnown(value: Value): boolean {
  if (value instanceof Attribute || value instanceof Composed || value instanceof Unclear) return false;
  return isList(value) ? value.every(isKnown) : isMap(value) ? Object.values(value).every(isKnown) : true;
}

/** Undefined when a part is not known. */
export function encoded(value: Value): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return inBrackets('[', value.map(encoded), ']');
  if (isMap(value)) {
    const keys = Object.keys(value).sort();
    const entries = keys.map((key) => {
      const text = encoded(value[key] ?? null);
      return text === undefined ? undefined : `${quoted(key)}:${text}`;
    });
    return inBrackets('{', entries, '}');
  }
  return textOf(value);
}

function inBrackets(opening: string, texts: readonly (string | undefined)[], closing: string) {
  return texts.includes(undefined) ? undefined : `${opening}${texts.join(',')}${closing}`;
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const deepest = 100;

/** Undefined when it is no JSON, or deeper than any configuration. */
export function decoded(text: string): Value | undefined {
  try {
    const value = JSON.parse(text) as Value;
    return isWithin(value, deepest) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isWithin(value: Value, levels: number): boolean {
  return levels > 0 && partsOf(value).every((part) => isWithin(part, levels - 1));
}
