/**
 * What the code alone tells of a text that Terraform will compute: `https://${aws_cognito_user_pool_domain.it.domain}.auth…`
 * is known where the domain stands in the code as well, and a pattern with a gap where AWS makes up the value.
 */

/** Configuration by type and name, as Terraform JSON has it. */
export type Resources = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined>
>;

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

function partsOf(expression: string, resources: Resources, depth = 0): Part[] {
  // Every second piece is what stands in braces.
  const pieces = expression.split(/\$\{([^{}]*)\}/);
  const isTemplate = pieces.every((piece, index) => index % 2 === 1 || !/[$%]\{/.test(piece));
  if (depth > deepest || !isTemplate || expression.includes('$${')) {
    return ['unknown'];
  }
  return pieces.flatMap((piece, index): Part[] => {
    if (index % 2 === 0) {
      return [{ text: piece }];
    }
    const reference = referenceIn(piece);
    return reference === undefined ? ['unknown'] : configured(reference, resources, depth);
  });
}

function referenceIn(text: string): Reference | undefined {
  const [, type, name, attribute] = /^\s*([a-z]\w*)\.([\w-]+)\.(\w+)\s*$/.exec(text) ?? [];
  return type !== undefined && name !== undefined && attribute !== undefined
    ? { type, name, attribute }
    : undefined;
}

function configured(reference: Reference, resources: Resources, depth: number): Part[] {
  const value = resources[reference.type]?.[reference.name]?.[reference.attribute];
  return typeof value === 'string' ? partsOf(value, resources, depth + 1) : [{ reference }];
}

function isText(part: Part): part is { readonly text: string } {
  return part !== 'unknown' && 'text' in part;
}
