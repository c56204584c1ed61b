/** What an expression gives, as far as it can be known before Terraform runs. */
import { Attribute, Unclear, isList, isMap, type Value } from '../documents/value';
import { composed } from './composed';
import type { Expression, Step, Traversal } from './expression';
import { called } from './functions';
import { isPlain, parseTemplate } from './parse-template';
import { bounded, nested } from './bounds';

/** What names stand for: blocks, locals, `each`. An `Unclear` says why a name stands for nothing that is known. */
export type Lookup = (traversal: Traversal, evaluateStep: (step: Step) => Value) => Value;

/** JSON of a configuration: strings are templates, everything else stands for itself. */
export function evaluateJson(json: unknown, lookup: Lookup): Value {
  if (typeof json === 'string') return isPlain(json) ? json : evaluate(parseTemplate(json), lookup);
  if (typeof json !== 'object' || json === null) return json as Value;
  return nested(() => {
    if (Array.isArray(json)) return bounded(json.map((item) => evaluateJson(item, lookup)));
    return objectValue(
      Object.entries(json).map(([key, value]) => [evaluateJson(key, lookup), evaluateJson(value, lookup)]),
    );
  });
}

export function evaluate(expression: Expression, lookup: Lookup): Value {
  return nested(() => evaluated(expression, lookup));
}

function evaluated(expression: Expression, lookup: Lookup): Value {
  const inner = (part: Expression) => evaluate(part, lookup);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return composed(expression.parts.map(inner));
    case 'list':
      return bounded(expression.items.map(inner));
    case 'object':
      return objectValue(expression.entries.map(([key, value]) => [inner(key), inner(value)]));
    case 'call':
      return called(expression.name, expression.args.map(inner));
    case 'traversal':
      return lookup(expression, (step) => (typeof step === 'string' ? step : inner(step.index)));
    case 'opaque':
      return new Unclear('it is computed by an expression that this tool does not follow');
  }
}

/** Follows the rest of a traversal into a value that is known. */
export function valueAt(value: Value, steps: readonly Value[]): Value {
  return steps.reduce<Value>((found, step) => {
    if (found instanceof Unclear) return found;
    if (step instanceof Unclear) return step;
    if (typeof step !== 'string' && typeof step !== 'number') {
      return new Unclear('it asks for a part by something that is not known');
    }
    if (found instanceof Attribute) return new Attribute(found.block, [...found.path, step]);
    const part = partOf(found, String(step));
    return part === undefined ? new Unclear('it asks for a part that is not there') : part;
  }, value);
}

/** Terraform takes `list["0"]` and `map[0]` as well. Undefined when there is no such part; null when it is null. */
function partOf(value: Value, step: string): Value | undefined {
  if (isList(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined;
  return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function objectValue(entries: readonly (readonly [Value, Value])[]): Value {
  const unclear = entries.find(([key]) => typeof key !== 'string' && typeof key !== 'number');
  return unclear === undefined
    ? bounded(Object.fromEntries(entries.map(([key, value]) => [String(key), value])))
    : new Unclear('it has a key that is not known');
}
