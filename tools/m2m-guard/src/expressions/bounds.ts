/**
 * Bounds of what is evaluated, so that no document costs this process its memory or its stack: ten locals that each name the
 * one before twice are a thousand texts, fifty are more than there is memory for.
 */
import { Unclear, isList, isMap, type Value } from '../documents/value';

/** Values in a value, a hundred characters of text counting as one. */
const mostParts = 200_000;
const charactersPerPart = 100;
/** Characters of a text that was computed: more than any attribute of AWS takes. */
const longestText = 1_000_000;
/** Evaluations inside of evaluations, through references and over stacks. */
const deepest = 300;

const sizes = new WeakMap<object, number>();

/** The value itself, or Unclear when it has grown too large. Its parts have been bounded before. */
export function bounded(value: Value): Value {
  if (typeof value === 'string') return isTooLong(value) ? tooLarge() : value;
  return isTooLarge(value) ? tooLarge() : value;
}

export function isTooLong(text: string): boolean {
  return text.length > longestText;
}

export function isTooLarge(value: Value): boolean {
  return sizeOf(value) > mostParts;
}

export function tooLarge(): Unclear {
  return new Unclear('it is larger than this tool follows');
}

/** Parts that stand in it twice count twice, as they would in text. */
function sizeOf(value: Value): number {
  if (typeof value === 'string') return 1 + Math.floor(value.length / charactersPerPart);
  if (!isList(value) && !isMap(value)) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const parts: readonly Value[] = isList(value) ? value : Object.values(value);
  const size = parts.reduce<number>((sum, part) => sum + sizeOf(part), 1);
  sizes.set(value, size);
  return size;
}

let depth = 0;

/** Evaluation is synchronous, so one count is enough for all that is under way. */
export function nested<Result>(evaluation: () => Result): Result | Unclear {
  if (depth >= deepest) return new Unclear('it is nested too deeply, or refers to itself');
  depth++;
  try {
    return evaluation();
  } finally {
    depth--;
  }
}
