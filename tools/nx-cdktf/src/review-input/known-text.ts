/**
 * What the code alone tells of a text that Terraform will compute: `https://${aws_cognito_user_pool_domain.it.domain}.auth…`
 * is known where the domain stands in the code as well, and a pattern with a gap where AWS makes up the value.
 */
import { parseTemplate, type Expression } from '@m2m/m2m-guard';
import type { SynthesizedStack } from '../terraform-run';

/** Configuration by type and name. */
export type Resources = SynthesizedStack['resource'];

export interface Reference {
  readonly type: string;
  readonly name: string;
  readonly attribute: string;
}

/** Texts, and references whose values nobody knows yet; `unknown` is an expression of any other kind. */
type Part = { readonly text: string } | { readonly reference: Reference } | 'unknown';

/** A resource whose configuration refers to itself in a circle is refused by Terraform later. */
const deepest = 5;

/** False when the expression, once Terraform has its value, can not be this text. */
export function canBecome(expression: string, text: string, resources: Resources): boolean {
  const [first = '', ...rest] = textsAround(partsOf(expression, resources));
  const last = rest.pop();
  if (last === undefined) {
    return text === first;
  }
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) {
    return false;
  }
  let from = first.length;
  for (const known of rest) {
    const found = text.indexOf(known, from);
    if (found < 0 || found + known.length > end) {
      return false;
    }
    from = found + known.length;
  }
  return true;
}

/** The known texts before, between and behind the unknown values, in their order: one more than there are unknown values. */
function textsAround(parts: readonly Part[]): string[] {
  const texts = [''];
  for (const part of parts) {
    if (isText(part)) {
      texts.push(`${texts.pop() ?? ''}${part.text}`);
    } else {
      texts.push('');
    }
  }
  return texts;
}

/** What the value depends on and the code does not tell: ids and ARNs, as a rule. */
export function openReferences(expression: string, resources: Resources): Reference[] {
  return partsOf(expression, resources).flatMap((part) =>
    part !== 'unknown' && 'reference' in part ? [part.reference] : [],
  );
}

function partsOf(text: string, resources: Resources, depth = 0): Part[] {
  return depth > deepest ? ['unknown'] : partsIn(parseTemplate(text), resources, depth);
}

function partsIn(expression: Expression, resources: Resources, depth: number): Part[] {
  switch (expression.kind) {
    case 'literal':
      return [{ text: String(expression.value) }];
    case 'template':
      // One that is not followed may be a directive, which decides about the text around it.
      return expression.parts.some(({ kind }) => kind === 'opaque')
        ? ['unknown']
        : expression.parts.flatMap((part) => partsIn(part, resources, depth));
    case 'traversal': {
      const [name, attribute, ...more] = expression.steps;
      return typeof name === 'string' && typeof attribute === 'string' && more.length === 0
        ? configured({ type: expression.root, name, attribute }, resources, depth)
        : ['unknown'];
    }
    default:
      return ['unknown'];
  }
}

function configured(reference: Reference, resources: Resources, depth: number): Part[] {
  const value = resources[reference.type]?.[reference.name]?.[reference.attribute];
  return typeof value === 'string' ? partsOf(value, resources, depth + 1) : [{ reference }];
}

function isText(part: Part): part is { readonly text: string } {
  return part !== 'unknown' && 'text' in part;
}
