/**
 * The functions of Terraform that people build names, scopes and lists with. Each gives undefined where an argument is not
 * known, or not of the kind it takes: then the call cannot be followed.
 */
import { Attribute, Composed, Unclear, isList, isMap, type Value } from '../documents/value';

type Function = (args: readonly Value[]) => Value | undefined;

const asText = (value: Value | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;

const texts = (values: readonly Value[]): string[] | undefined => {
  const all = values.map(asText).filter((text) => text !== undefined);
  return all.length === values.length ? all : undefined;
};

const known = (value: Value | undefined): boolean =>
  !(
    value === undefined ||
    value instanceof Attribute ||
    value instanceof Composed ||
    value instanceof Unclear
  ) && (isList(value) ? value.every(known) : isMap(value) ? Object.values(value).every(known) : true);

const first =
  (change: (text: string) => string): Function =>
  ([value]) => {
    const text = asText(value);
    return text === undefined ? undefined : change(text);
  };

const distinct = (values: readonly Value[]): Value[] => [
  ...new Map(values.map((value) => [known(value) ? JSON.stringify(value) : value, value])).values(),
];

export const functions: Readonly<Record<string, Function>> = {
  concat: (args) => (args.every(isList) ? args.flat() : undefined),
  distinct: ([list]) => (isList(list) ? distinct(list) : undefined),
  flatten: ([list]) => (isList(list) ? flattened(list) : undefined),
  format: ([pattern, ...args]) => {
    const given = texts(args);
    return typeof pattern === 'string' && given !== undefined ? formatted(pattern, given) : undefined;
  },
  join: ([separator, list]) => {
    const parts = isList(list) ? texts(list) : undefined;
    return typeof separator === 'string' && parts !== undefined ? parts.join(separator) : undefined;
  },
  jsondecode: ([text]) => (typeof text === 'string' ? decoded(text) : undefined),
  jsonencode: ([value]) => (known(value) ? JSON.stringify(value) : undefined),
  keys: ([map]) => (isMap(map) ? Object.keys(map).sort() : undefined),
  lower: first((text) => text.toLowerCase()),
  merge: (args) => (args.every(isMap) ? Object.assign({}, ...args) : undefined) as Value | undefined,
  nonsensitive: ([value]) => value,
  sensitive: ([value]) => value,
  tolist: ([list]) => (isList(list) ? list : undefined),
  tomap: ([map]) => (isMap(map) ? map : undefined),
  toset: ([list]) => (isList(list) ? distinct(list) : undefined),
  tostring: ([value]) => asText(value),
  trimspace: first((text) => text.trim()),
  upper: first((text) => text.toUpperCase()),
  values: ([map]) =>
    isMap(map)
      ? Object.keys(map)
          .sort()
          .map((key) => map[key] ?? null)
      : undefined,
};

function flattened(list: readonly Value[]): Value[] {
  return list.flatMap((item) => (isList(item) ? flattened(item) : [item]));
}

/** `%s` and `%%` alone; other verbs change numbers in ways of their own. */
function formatted(pattern: string, args: readonly string[]): string | undefined {
  if (/%[^s%]/.test(pattern)) return undefined;
  let next = 0;
  const text = pattern.replaceAll(/%[s%]/g, (verb) => (verb === '%%' ? '%' : (args[next++] ?? '\0')));
  return next === args.length ? text : undefined;
}

function decoded(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
