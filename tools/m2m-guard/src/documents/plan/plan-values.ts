/** A value of a plan: known parts as they stand there, the others by what the configuration says. */
import { Unclear, isList, isMap, type Value } from '../value';
import { isNested, textIn } from './plan-expression';
import type { PlanNames, PlanScope } from './plan-names';

const oneOfSeveral = new Unclear('it is one of several that are known after apply');

/**
 * @param mark true, or marks in the shape of the value, where something is known after apply
 * @returns undefined when nothing sets it
 */
export function plannedValue(
  known: unknown,
  mark: unknown,
  expression: unknown,
  names: PlanNames,
  scope: PlanScope,
): Value | undefined {
  if (!anyTrue(mark)) return (known ?? undefined) as Value | undefined;
  if (mark === true || textIn(expression) !== undefined) return names.valueOf(expression, scope);
  const value = (known ?? undefined) as Value | undefined;
  const parts = (isList(mark as Value) || isMap(mark as Value)) && Object.values(mark as object);
  const isOnlyPart = Array.isArray(parts) && parts.filter(anyTrue).length === 1;
  const part = (name: string | number, partKnown: unknown, partMark: unknown): Value =>
    plannedValue(partKnown, partMark, partOf(expression, name, isOnlyPart), names, scope) ??
    (anyTrue(partMark) ? oneOfSeveral : null);
  if (isList(value) || Array.isArray(mark)) {
    const marks = Array.isArray(mark) ? mark : [];
    const items = isList(value) ? value : [];
    return Array.from({ length: Math.max(items.length, marks.length) }, (_none, index) =>
      part(index, items[index], marks[index]),
    );
  }
  const items = isMap(value) ? value : {};
  const marks = mark as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    [...new Set([...Object.keys(items), ...Object.keys(marks)])].map((name) => [
      name,
      part(name, own(items, name), own(marks, name)),
    ]),
  );
}

/** Of which expression a part is: of its own in nested blocks, of the whole one where nothing else is unknown. */
function partOf(expression: unknown, name: string | number, isOnlyPart: boolean): unknown {
  // Terraform may order nested blocks anew.
  if (Array.isArray(expression)) return expression.length === 1 ? (expression[0] as unknown) : undefined;
  if (isNested(expression)) return typeof name === 'number' ? expression : own(expression, name);
  return isOnlyPart ? expression : undefined;
}

export function own(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? (object as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

export function anyTrue(mark: unknown): boolean {
  return mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(anyTrue));
}
