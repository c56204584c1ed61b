/**
 * Terraform's JSON syntax lets every block be an object or a list of objects. Here both become the same: a body by its
 * labels.
 */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(json: unknown): json is Json {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Objects at one place of the syntax; whatever is no object is left out. */
export function objectsAt(json: unknown): Json[] {
  return (Array.isArray(json) ? json : [json]).filter(isObject);
}

/** Bodies below one label: `locals`, `output.<name>`, `variable.<name>`. Comments are no blocks. */
export function labelled(json: unknown): (readonly [label: string, body: unknown])[] {
  return objectsAt(json).flatMap((object) => Object.entries(object).filter(([label]) => label !== '//'));
}

/** Bodies below two labels: `resource.<type>.<name>`. */
export function labelledTwice(json: unknown): (readonly [type: string, name: string, body: Json])[] {
  return labelled(json).flatMap(([type, byName]) =>
    labelled(byName).flatMap(([name, bodies]) =>
      objectsAt(bodies).map((body) => [type, name, body] as const),
    ),
  );
}
