/**
 * A string of Terraform JSON as an expression: plain text, one interpolation, or text with interpolations in it.
 */
import type { Expression, Traversal } from './expression';
import { parseTokens } from './parse-tokens';
import { endOfInterpolation, isEscapedOpening, opensInterpolation } from './scan';
import { tokenize } from './tokens';
import { traversalsOf } from './expression';

export function parseTemplate(text: string): Expression {
  if (!text.includes('${') && !text.includes('%{')) {
    return { kind: 'literal', value: text };
  }
  const parts = templateParts(text);
  const [only] = parts;
  // "${x}" is x itself and keeps its type; everything else is text.
  return parts.length === 1 && only !== undefined ? only : { kind: 'template', parts };
}

function templateParts(text: string): Expression[] {
  const parts: Expression[] = [];
  let plain = '';
  const endPlain = () => {
    if (plain !== '') parts.push({ kind: 'literal', value: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    if (isEscapedOpening(text, at)) {
      plain += text.slice(at + 1, at + 3);
      at += 2;
    } else if (opensInterpolation(text, at)) {
      endPlain();
      const end = endOfInterpolation(text, at + 2);
      const inside = text.slice(at + 2, end);
      const isDirective = text[at] === '%';
      parts.push(end === undefined || isDirective ? opaque(inside) : parseExpression(inside));
      at = end ?? text.length;
    } else {
      plain += text[at] ?? '';
    }
  }
  endPlain();
  return parts;
}

/** The inside of an interpolation, or a reference as plan JSON writes it. */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  const parsed = tokens === undefined ? undefined : parseTokens(tokens, parseTemplate);
  return parsed ?? opaque(text);
}

const traversalPattern = /[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d+|"[^"$]*")\]|\.\d+|\[\*\]|\.\*)+/g;

/**
 * References are found word by word: also those inside of quoted templates and of `for`, whose own variables are names that
 * nothing in the stack has.
 */
function opaque(text: string): Expression {
  return { kind: 'opaque', traversals: (text.match(traversalPattern) ?? []).flatMap(asTraversals) };
}

function asTraversals(text: string): Traversal[] {
  // Behind a splat stands an attribute of every element.
  const tokens = tokenize(text.replaceAll(/\[\*\]|\.\*/g, ''));
  const parsed = tokens === undefined ? undefined : parseTokens(tokens, parseTemplate);
  return parsed === undefined ? [] : traversalsOf(parsed);
}
