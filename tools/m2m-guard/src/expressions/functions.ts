/**
 * The functions of Terraform that people build names, scopes and lists with. Each gives undefined where an argument is not
 * known, or not of the kind it takes: then the call cannot be followed.
 */
import { Unclear, isList, isMap, unclearPart, type Value } from '../documents/value';
import { bounded, isTooLarge, tooLarge } from './bounds';
import { composed, textOf } from './composed';
import { decoded, encoded, isKnown } from './json-text';

type Function = (args: readonly Value[]) => Value | undefined;

/** What a call gives. */
export function called(name: string, args: readonly Value[]): Value {
  if (isTooLarge(args)) return tooLarge();
  const result = Object.hasOwn(functions, name) ? functions[name]?.(args) : undefined;
  if (result !== undefined) return bounded(result);
  return (
    unclearPart(args) ?? new Unclear(`it is computed by ${name}(), which this tool does not follow here`)
  );
}

const functions: Readonly<Record<string, Function>> = {
  concat: (args) => (args.every(isList) ? args.flat() : undefined),
  distinct: ([list]) => (isList(list) ? distinct(list) : undefined),
  flatten: ([list]) => (isList(list) ? flattened(list) : undefined),
  format: ([pattern, ...args]) => (typeof pattern === 'string' ? formatted(pattern, args) : undefined),
  join: ([separator, list]) =>
    typeof separator === 'string' && isList(list) ? joined(separator, list) : undefined,
  jsondecode: ([text]) => (typeof text === 'string' ? decoded(text) : undefined),
  jsonencode: ([value]) => (value === undefined ? undefined : encoded(value)),
  keys: ([map]) => (isMap(map) ? Object.keys(map).sort() : undefined),
  lower: ofText((text) => text.toLowerCase()),
  merge: (args) =>
    args.every((arg) => isMap(arg) || arg === null)
      ? Object.fromEntries(args.flatMap((arg) => (isMap(arg) ? Object.entries(arg) : [])))
      : undefined,
  nonsensitive: ([value]) => value,
  sensitive: () => new Unclear('it is marked as sensitive, and this tool shows nothing that is'),
  tolist: ([list]) => (isList(list) ? list : undefined),
  tomap: ([map]) => (isMap(map) ? map : undefined),
  toset: ([list]) => (isList(list) ? distinct(list) : undefined),
  tostring: ([value]) => textOf(value),
  trimspace: ofText((text) => text.trim()),
  upper: ofText((text) => text.toUpperCase()),
  values: ([map]) =>
    isMap(map)
      ? Object.keys(map)
          .sort()
          .map((key) => map[key] ?? null)
      : undefined,
};

/** Letters that other programs write in other ways when they change case are left alone. */
function ofText(change: (text: string) => string): Function {
  return ([value]) => {
    const text = textOf(value);
    return text === undefined || /[^\x00-\x7f]/.test(text) ? undefined : change(text);
  };
}

function distinct(values: readonly Value[]): Value[] {
  return [
    ...new Map(values.map((value) => [isKnown(value) ? JSON.stringify(value) : value, value])).values(),
  ];
}

function flattened(list: readonly Value[]): Value[] {
  return list.flatMap((item) => (isList(item) ? flattened(item) : [item]));
}

function joined(separator: string, list: readonly Value[]): Value {
  return composed(list.flatMap((item, index) => (index === 0 ? [item] : [separator, item])));
}

/** `%s` and `%%` alone; other verbs change numbers in ways of their own. */
function formatted(pattern: string, args: readonly Value[]): Value | undefined {
  if (/%(?:[^s%]|$)/.test(pattern.replaceAll('%%', ''))) return undefined;
  const texts = pattern.split(/(%[s%])/);
  if (texts.filter((text) => text === '%s').length !== args.length) return undefined;
  let next = 0;
  return composed(texts.map((text) => (text === '%%' ? '%' : text === '%s' ? (args[next++] ?? null) : text)));
}
