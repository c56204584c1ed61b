/**
 * An expression as the configuration in a plan holds it: what it refers to, and where the configuration is JSON also its text.
 * Nested blocks are objects and lists of expressions.
 */

/** Terraform lists `aws_x.y.id` and, behind it, `aws_x.y`. */
export function mostSpecific(names: readonly string[]): string[] {
  const wholes = new Set(names.flatMap(wholesOf));
  return [...new Set(names)].filter((name) => !wholes.has(name));
}

/** `aws_x.y[0].id` -> aws_x, aws_x.y, aws_x.y[0] */
function wholesOf(name: string): string[] {
  return [...name.matchAll(/[.[]/g)].map(({ index }) => name.slice(0, index));
}

/** Every `references` of an expression, those of nested blocks included. */
export function referencesIn(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (typeof expression !== 'object' || expression === null) return [];
  const { references } = expression as { references?: unknown };
  return Array.isArray(references)
    ? references.filter((name) => typeof name === 'string')
    : Object.values(expression).flatMap(referencesIn);
}

/**
 * The text of an expression with references. Only JSON configurations have it: there Terraform gives the text for the constant
 * that it would be without them.
 */
export function textIn(expression: unknown): unknown {
  return referencesIn(expression).length > 0 ? constantIn(expression) : undefined;
}

export function constantIn(expression: unknown): unknown {
  return typeof expression === 'object' && expression !== null && Object.hasOwn(expression, 'constant_value')
    ? (expression as { constant_value?: unknown }).constant_value
    : undefined;
}

/** Nested blocks have neither constants nor references of their own. */
export function isNested(expression: unknown): expression is Readonly<Record<string, unknown>> {
  return (
    typeof expression === 'object' &&
    expression !== null &&
    !Array.isArray(expression) &&
    !Object.hasOwn(expression, 'references') &&
    !Object.hasOwn(expression, 'constant_value') &&
    Object.keys(expression).length > 0
  );
}
