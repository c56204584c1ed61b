/** Cuts the inside of an interpolation into tokens. */
import { endOfQuoted } from './scan';

export type Token =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** What stands between the quotes, escapes included. */
  | { readonly kind: 'quoted'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

const blank = /\s+/y;
const name = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const sign = /=>|==|!=|<=|>=|&&|\|\||\.\.\.|[^\s"]/y;

/** @returns undefined when the text is no sequence of tokens */
export function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  while (at < text.length) {
    if (take(blank) !== undefined) continue;
    if (text[at] === '"') {
      const end = endOfQuoted(text, at + 1);
      if (end === undefined) return undefined;
      tokens.push({ kind: 'quoted', text: text.slice(at + 1, end) });
      at = end + 1;
      continue;
    }
    const word = take(name);
    if (word !== undefined) {
      tokens.push({ kind: 'name', text: word });
      continue;
    }
    const digits = take(number);
    if (digits !== undefined) {
      tokens.push({ kind: 'number', value: Number(digits) });
      continue;
    }
    const other = take(sign);
    if (other === undefined) return undefined;
    tokens.push({ kind: 'sign', text: other });
  }
  return tokens;
}
