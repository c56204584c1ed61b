/**
 * Reads the attributes of one block. What cannot be followed is noted for the report at the moment it is asked for, so no
 * noun of the model and no rule can pass over it.
 */
import type { Block } from '../documents/block';
import {
  Attribute,
  Composed,
  Unclear,
  isList,
  isMap,
  unclearPart,
  type Value,
  type ValueMap,
} from '../documents/value';
import type { NotRead } from '../documents/document';
import { textOf } from '../expressions';
import { placeOf } from './place';

/** A list of texts, of which some may not be known. */
export interface Texts {
  readonly known: readonly string[];
  /** False when something in it could not be followed, so nothing may be concluded from what is missing. */
  readonly complete: boolean;
}

export const noTexts: Texts = { known: [], complete: true };

/** Texts that Terraform takes for booleans. */
const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
]);

const hidden = new Unclear('it is marked as sensitive, and this tool shows nothing that is');

export class BlockReader {
  constructor(
    readonly block: Block,
    private readonly note: (notRead: NotRead) => void,
    private readonly values: (name: string) => Value | undefined = block.attribute,
    private readonly isSensitive: (name: string) => boolean = block.isSensitive,
    private readonly path = '',
  ) {}

  /** Undefined when it is absent. */
  text(name: string): string | Unclear | undefined {
    const value = this.shownValue(name);
    if (value === undefined) return undefined;
    return textOf(value) ?? this.unclear(name, value);
  }

  number(name: string): number | Unclear | undefined {
    const value = this.shownValue(name);
    const number = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
    if (number === undefined) return undefined;
    return typeof number === 'number' && Number.isFinite(number) ? number : this.unclear(name, value);
  }

  flag(name: string, byDefault: boolean): boolean | Unclear {
    const value = this.shownValue(name) ?? byDefault;
    const flag = typeof value === 'string' ? flags.get(value) : value;
    return typeof flag === 'boolean' ? flag : this.unclear(name, value);
  }

  texts(name: string): Texts {
    const value = this.shownValue(name);
    if (value === undefined) return noTexts;
    if (!isList(value)) {
      this.unclear(name, value);
      return { known: [], complete: false };
    }
    const known = value.map(textOf).filter((text) => text !== undefined);
    const strange = value.find((item) => textOf(item) === undefined);
    if (strange !== undefined) this.unclear(name, strange);
    return { known, complete: strange === undefined };
  }

  /** Nested blocks of a name: one object or a list of them. */
  nested(name: string): BlockReader[] {
    const value = this.value(name);
    if (value === undefined) return [];
    const bodies = (isList(value) ? value : [value]).map((body) => (isMap(body) ? body : undefined));
    if (bodies.includes(undefined)) this.unclear(name, value);
    return bodies.flatMap((body) => (body === undefined ? [] : [this.inside(name, body)]));
  }

  /** The value as it is, also when it is known after apply. What cannot be followed is noted. */
  reference(name: string): Value | undefined {
    const value = this.value(name);
    const part = unclearPart(value);
    if (part !== undefined) this.unclear(name, part);
    return value;
  }

  /** True when it is configured, whatever to. What cannot be followed may be null, so it is noted. */
  has(name: string): boolean {
    const value = this.value(name);
    if (value instanceof Unclear) this.unclear(name, value);
    return value !== undefined && value !== '' && !(isList(value) && value.length === 0);
  }

  unclear(name: string, value: Value | undefined): Unclear {
    const why =
      value instanceof Unclear
        ? value.why
        : value instanceof Attribute || value instanceof Composed
          ? 'it is known after apply'
          : 'it is not of the kind that belongs here';
    this.note({ ...placeOf(this.block), why: `cannot be followed in "${this.path}${name}": ${why}` });
    return value instanceof Unclear ? value : new Unclear(why);
  }

  /** Of an attribute that may stand in a message. */
  private shownValue(name: string): Value | undefined {
    const value = this.value(name);
    return value !== undefined && this.isSensitive(name) ? hidden : value;
  }

  private value(name: string): Value | undefined {
    return this.values(name) ?? undefined;
  }

  private inside(name: string, body: ValueMap): BlockReader {
    return new BlockReader(
      this.block,
      this.note,
      (key) => (Object.hasOwn(body, key) ? (body[key] ?? undefined) : undefined),
      () => this.isSensitive(name),
      `${this.path}${name}.`,
    );
  }
}
