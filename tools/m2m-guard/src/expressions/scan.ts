/**
 * Finds where interpolations and quoted strings end, with everything that may be nested in them. It keeps its own stack:
 * the depth of foreign text must not be the depth of this process.
 */

type Inside = 'quotes' | 'braces';

/**
 * @param start position behind `${` or `%{`
 * @returns position of the closing brace; undefined when there is none
 */
export function endOfInterpolation(text: string, start: number): number | undefined {
  return closing(text, start, 'braces');
}

/**
 * @param start position behind the opening quote
 * @returns position of the closing quote; undefined when there is none
 */
export function endOfQuoted(text: string, start: number): number | undefined {
  return closing(text, start, 'quotes');
}

function closing(text: string, start: number, outermost: Inside): number | undefined {
  const open: Inside[] = [outermost];
  for (let at = start; at < text.length; at++) {
    at += open.at(-1) === 'quotes' ? readQuoted(text, at, open) : readBraced(text, at, open);
    if (open.length === 0) return at;
  }
  return undefined;
}

/** @returns how many characters were read beyond the one at the position */
function readQuoted(text: string, at: number, open: Inside[]): number {
  if (text[at] === '\\') return 1;
  if (isEscapedOpening(text, at)) return 2;
  if (opensInterpolation(text, at)) {
    open.push('braces');
    return 1;
  }
  if (text[at] === '"') open.pop();
  return 0;
}

function readBraced(text: string, at: number, open: Inside[]): number {
  switch (text[at]) {
    case '"':
      open.push('quotes');
      break;
    case '{':
      open.push('braces');
      break;
    case '}':
      open.pop();
      break;
  }
  return 0;
}

/** `${` or `%{`; their doubled forms `$${` and `%%{` are plain text. */
export function opensInterpolation(text: string, at: number): boolean {
  return (text[at] === '$' || text[at] === '%') && text[at + 1] === '{';
}

export function isEscapedOpening(text: string, at: number): boolean {
  return text.startsWith('$${', at) || text.startsWith('%%{', at);
}
