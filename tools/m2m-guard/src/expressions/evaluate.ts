/** What an expression gives, as far as it can be known before Terraform runs. */
import { Attribute, Composed, Unclear, isList, isMap, type Value } from '../documents/value';
import type { Expression, Step, Traversal } from './expression';
import { functions } from './functions';
import { parseTemplate } from './parse-template';

/** What names stand for: blocks, locals, `each`. An `Unclear` says why a name stands for nothing that is known. */
export type Lookup = (traversal: Traversal, evaluateStep: (step: Step) => Value) => Value;

export function evaluate(expression: Expression, lookup: Lookup): Value {
  const inner = (part: Expression) => evaluate(part, lookup);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return composed(expression.parts.map(inner));
    case 'list':
      return expression.items.map(inner);
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

/** JSON of a configuration: strings are templates, everything else stands for itself. */
export function evaluateJson(json: unknown, lookup: Lookup): Value {
  if (typeof json === 'string') return evaluate(parseTemplate(json), lookup);
  if (Array.isArray(json)) return json.map((item) => evaluateJson(item, lookup));
  if (typeof json === 'object' && json !== null) {
    return objectValue(
      Object.entries(json).map(([key, value]) => [
        evaluate(parseTemplate(key), lookup),
        evaluateJson(value, lookup),
      ]),
    );
  }
  return json as Value;
}

/** Follows the rest of a traversal into a value that is known. */
export function valueAt(value: Value, steps: readonly Value[]): Value {
  return steps.reduce<Value>((found, step) => {
    if (found instanceof Unclear) return found;
    if (step instanceof Unclear) return step;
    if (found instanceof Attribute && (typeof step === 'string' || typeof step === 'number')) {
      return new Attribute(found.block, [...found.path, step]);
    }
    const next =
      isList(found) && typeof step === 'number'
        ? found[step]
        : isMap(found) && typeof step === 'string' && Object.hasOwn(found, step)
          ? found[step]
          : undefined;
    return next ?? new Unclear('it asks for a part that is not there');
  }, value);
}

function objectValue(entries: readonly (readonly [Value, Value])[]): Value {
  const unclear = entries.find(([key]) => typeof key !== 'string' && typeof key !== 'number');
  return unclear === undefined
    ? Object.fromEntries(entries.map(([key, value]) => [String(key), value]))
    : new Unclear('it has a key that is not known');
}

function composed(parts: readonly Value[]): Value {
  const flat: (string | Attribute)[] = [];
  for (const part of parts) {
    if (part instanceof Unclear) return part;
    if (part instanceof Composed) flat.push(...part.parts);
    else if (part instanceof Attribute) flat.push(part);
    else if (part === null || typeof part === 'object') {
      return new Unclear('it puts something that is no text into a text');
    } else flat.push(String(part));
  }
  return flat.every((part) => typeof part === 'string') ? flat.join('') : new Composed(merged(flat));
}

/** Neighbouring texts become one, so that equal texts are equal however they were written. */
function merged(parts: readonly (string | Attribute)[]): (string | Attribute)[] {
  return parts.reduce<(string | Attribute)[]>((done, part) => {
    const last = done.at(-1);
    return typeof part === 'string' && typeof last === 'string'
      ? [...done.slice(0, -1), last + part]
      : [...done, part];
  }, []);
}

function called(name: string, args: readonly Value[]): Value {
  const unclear = args.find((arg) => arg instanceof Unclear);
  const result = Object.hasOwn(functions, name) ? functions[name]?.(args) : undefined;
  return (
    result ??
    (unclear instanceof Unclear
      ? unclear
      : new Unclear(`it is computed by ${name}(), which this tool does not follow here`))
  );
}
