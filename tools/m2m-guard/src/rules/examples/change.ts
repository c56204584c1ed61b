/** One change of the example workspace: attributes of one block that become something else. */

export interface Change {
  readonly stack: 'auth' | 'api';
  /** `aws_x.y` or `data.aws_x.y`; a block that is not there is added. Also `output.name`. */
  readonly address: string;
  /** Attributes as they become; undefined removes one. */
  readonly attributes: Readonly<Record<string, unknown>> | undefined;
}

/** @param attributes undefined removes the whole block */
export function change(stack: Change['stack'], address: string, attributes: Change['attributes']): Change {
  return { stack, address, attributes };
}

export type Body = Record<string, unknown>;
export type StackJson = Record<string, unknown>;

/** The stacks with the changes applied. The stacks themselves stay as they are. */
export function changed<Stacks extends Readonly<Record<Change['stack'], StackJson>>>(
  stacks: Stacks,
  changes: readonly Change[],
): Stacks {
  const copy = structuredClone(stacks);
  for (const { stack, address, attributes } of changes) {
    const labels = labelsOf(address);
    const last = labels.pop() ?? '';
    const parent = labels.reduce<Body>((body, label) => (body[label] ??= {}) as Body, copy[stack]);
    if (attributes === undefined) Reflect.deleteProperty(parent, last);
    else parent[last] = withAttributes(parent[last] as Body | undefined, attributes);
  }
  return copy;
}

function withAttributes(body: Body = {}, attributes: Readonly<Record<string, unknown>>): Body {
  return Object.fromEntries(
    Object.entries({ ...body, ...attributes }).filter(([, value]) => value !== undefined),
  );
}

/** Where a block stands in the JSON of its stack. */
export function labelsOf(address: string): string[] {
  const labels = address.split('.');
  return ['data', 'output', 'locals'].includes(labels[0] ?? '') ? labels : ['resource', ...labels];
}
