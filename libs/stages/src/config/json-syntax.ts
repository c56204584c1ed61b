/**
 * Where a text stops being JSON. `JSON.parse` of Node 20 does not say it for every mistake, and a person who edits
 * `cdktf.json` needs the line.
 */
export interface TextPosition {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
}

/** Thrown inside this file only, to leave the descent at the first mistake. */
class SyntaxMistake extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

/** The position of the first mistake, or `undefined` when the text is JSON. */
export function findSyntaxMistake(text: string): TextPosition | undefined {
  try {
    const end = skipValue(text, 0);
    if (end < text.length) {
      throw new SyntaxMistake(end);
    }
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxMistake) {
      return positionOf(text, error.offset);
    }
    throw error;
  }
}

function positionOf(text: string, offset: number): TextPosition {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const space = /[ \t\r\n]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;

/** The offset behind what the pattern matches at `offset`. */
function skip(text: string, offset: number, pattern: RegExp): number {
  pattern.lastIndex = offset;
  if (!pattern.test(text)) {
    throw new SyntaxMistake(offset);
  }
  return pattern.lastIndex;
}

/** The offset behind one value and the white space on both of its sides. */
function skipValue(text: string, offset: number): number {
  const start = skip(text, offset, space);
  const end =
    text[start] === '{'
      ? skipItems(text, start, '}', skipMember)
      : text[start] === '['
        ? skipItems(text, start, ']', skipValue)
        : skip(text, start, text[start] === '"' ? string : scalar);
  return skip(text, end, space);
}

function skipMember(text: string, offset: number): number {
  const key = skip(text, skip(text, offset, space), string);
  return skipValue(text, skip(text, skip(text, key, space), /:/y));
}

/** The offset behind `{...}` or `[...]`, of which the item between two commas is given. */
function skipItems(
  text: string,
  open: number,
  close: string,
  skipItem: (text: string, offset: number) => number,
): number {
  const first = skip(text, open + 1, space);
  if (text[first] === close) {
    return first + 1;
  }
  let end = skipItem(text, first);
  while (text[end] === ',') {
    end = skipItem(text, end + 1);
  }
  if (text[end] !== close) {
    throw new SyntaxMistake(end);
  }
  return end + 1;
}
