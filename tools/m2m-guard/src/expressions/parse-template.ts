/**
 * A string as an expression: plain text, one interpolation, or text with interpolations in it. Strings of Terraform JSON and
 * strings in quotes inside an expression differ in one thing: only the latter have backslash escapes.
 */
import type { Expression } from './expression';
import { deepest, parseTokens } from './parse-tokens';
import { endOfInterpolation, isEscapedOpening, opensInterpolation } from './scan';
import { tokenize } from './tokens';
import { traversalsIn } from './traversals-in';
import { withoutEscapes } from './without-escapes';

/** Every instance of a block has the same texts, and every stack has some that others have as well. */
const parsed = new Map<string, Expression>();
/** Together at most as many characters as one large file. */
const mostKept = 2_000;
const longestKept = 1_000;

/** A string of Terraform JSON. */
export function parseTemplate(text: string): Expression {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const expression = template(text, { depth: 0, plain: (literal) => literal });
  if (text.length <= longestKept) {
    if (parsed.size === mostKept) parsed.clear();
    parsed.set(text, expression);
  }
  return expression;
}

/** The inside of an interpolation, or a reference as plan JSON writes it. */
export function parseExpression(text: string): Expression {
  return expression(text, 0);
}

/** Nothing in it is an interpolation, a directive, or the escape of one. */
export function isPlain(text: string): boolean {
  return !text.includes('${') && !text.includes('%{');
}

interface Kind {
  /** Of the expressions around it. */
  readonly depth: number;
  /** What stands between interpolations, as it is meant. */
  readonly plain: (text: string) => string;
}

function template(text: string, kind: Kind): Expression {
  if (isPlain(text)) return { kind: 'literal', value: kind.plain(text) };
  const parts = templateParts(text, kind);
  const [only] = parts;
  // "${x}" is x itself and keeps its type; everything else is text.
  return parts.length === 1 && only !== undefined ? only : { kind: 'template', parts };
}

function templateParts(text: string, { depth, plain }: Kind): Expression[] {
  const parts: Expression[] = [];
  let literal = '';
  let copied = 0;
  const endLiteral = (end: number) => {
    literal += plain(text.slice(copied, end));
    if (literal !== '') parts.push({ kind: 'literal', value: literal });
    literal = '';
  };
  for (let at = nextSign(text, 0); at < text.length; at = nextSign(text, at + 1)) {
    if (isEscapedOpening(text, at)) {
      literal += plain(text.slice(copied, at)) + text.slice(at + 1, at + 3);
      at += 2;
      copied = at + 1;
    } else if (opensInterpolation(text, at)) {
      endLiteral(at);
      const end = endOfInterpolation(text, at + 2);
      const inside = text.slice(at + 2, end);
      const isDirective = text[at] === '%';
      parts.push(end === undefined || isDirective ? opaque(inside) : expression(inside, depth));
      at = end ?? text.length;
      copied = at + 1;
    }
  }
  endLiteral(text.length);
  return parts;
}

/** Where an interpolation, a directive or the escape of one may open; the end of the text when none does any more. */
function nextSign(text: string, from: number): number {
  const sign = /[$%]/g;
  sign.lastIndex = from;
  return sign.exec(text)?.index ?? text.length;
}

/** Longer than any that people write; each level of quotes reads what is in it again. */
const longestExpression = 50_000;

function expression(text: string, depth: number): Expression {
  const tokens = depth > deepest || text.length > longestExpression ? undefined : tokenize(text);
  const parsed =
    tokens &&
    parseTokens(tokens, depth, (quoted, depthOfQuoted) =>
      template(quoted, { depth: depthOfQuoted, plain: withoutEscapes }),
    );
  return parsed ?? opaque(text);
}

function opaque(text: string): Expression {
  return { kind: 'opaque', traversals: traversalsIn(text) };
}
