/**
 * What an expression of a configuration stands for, as far as it can be known without Terraform.
 *
 * A value is plain JSON where it is known. Three classes stand for the rest: what AWS decides when it is applied, text that
 * is partly that, and what this tool cannot follow. The last one is never taken for "fine": whoever reads it has to say so.
 */
import type { Block } from './block';

export type Value =
  string | number | boolean | null | Attribute | Composed | Unclear | readonly Value[] | ValueMap;

export interface ValueMap {
  readonly [key: string]: Value;
}

/** An attribute that Terraform knows after apply, by the block that it belongs to. An empty path is the whole block. */
export class Attribute {
  constructor(
    readonly block: Block,
    readonly path: readonly (string | number)[],
  ) {}

  /** Name of the attribute itself; undefined for a whole block. */
  get name(): string | undefined {
    const [first] = this.path;
    return first === undefined ? undefined : String(first);
  }
}

/** Text with attributes in it that are known after apply. */
export class Composed {
  constructor(readonly parts: readonly (string | Attribute)[]) {}
}

/** An expression that cannot be followed. `why` is a clause that quotes no value: "it depends on var.scopes". */
export class Unclear {
  constructor(readonly why: string) {}
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMap(value: Value | undefined): value is ValueMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Attribute || value instanceof Composed || value instanceof Unclear)
  );
}

/** What a value is made of, one step down; empty for what has no parts. */
export function partsOf(value: Value | undefined): readonly Value[] {
  if (value instanceof Composed) return value.parts;
  return isList(value) ? value : isMap(value) ? Object.values(value) : [];
}

/** The first part that cannot be followed, wherever it stands in the value. */
export function unclearPart(value: Value | undefined): Unclear | undefined {
  if (value instanceof Unclear) return value;
  for (const part of partsOf(value)) {
    const found = unclearPart(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
