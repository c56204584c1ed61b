/**
 * Terraform's JSON syntax lets every block be an object or a list of objects. Here both become the same: a body by its
 * labels. What is neither is told to `malformed`, by its labels; null is absent.
 */
export type Json = Readonly<Record<string, unknown>>;
export type Malformed = (labels: readonly string[]) => void;

export function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** What JSON says under a name; never what JavaScript gives every object. */
export function own(json: Json, name: string): unknown {
  return Object.hasOwn(json, name) ? json[name] : undefined;
}

/** Objects at one place of the syntax. */
export function objectsAt(json: unknown, malformed?: () => void): Json[] {
  const all: unknown[] = Array.isArray(json) ? json : [json];
  const items = all.filter((item) => item !== undefined && item !== null);
  if (!items.every(isObject)) malformed?.();
  return items.filter(isObject);
}

/** Bodies below one label: `locals`, `output.<name>`, `variable.<name>`. Comments are no blocks. */
export function labelled(json: unknown, malformed?: () => void): (readonly [label: string, body: unknown])[] {
  return objectsAt(json, malformed).flatMap((object) =>
    Object.entries(object).filter(([label]) => label !== '//'),
  );
}

/** Bodies below two labels: `resource.<type>.<name>`. */
export function labelledTwice(
  json: unknown,
  malformed: Malformed,
): (readonly [type: string, name: string, body: Json])[] {
  return labelled(json, () => {
    malformed([]);
  }).flatMap(([type, byName]) =>
    labelled(byName, () => {
      malformed([type]);
    }).flatMap(([name, bodies]) =>
      objectsAt(bodies, () => {
        malformed([type, name]);
      }).map((body) => [type, name, body] as const),
    ),
  );
}
