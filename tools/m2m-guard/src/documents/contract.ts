/**
 * The one edge between stacks: an SSM parameter that one publishes and others read, followed by its name.
 */
import type { Block } from './block';
import type { Document } from './document';
import { isSecret, secret } from './secret-attributes';
import { Unclear, type Value } from './value';

/** Attributes of the data source that hold the parameter's text. */
export const parameterValueNames: readonly string[] = ['insecure_value', 'value'];

export class Contract {
  private readonly documents: Document[] = [];
  private index: ReadonlyMap<string, readonly Block[]> | undefined;
  private indexing = false;

  add(document: Document): void {
    this.documents.push(document);
    this.index = undefined;
  }

  /** Every block of every stack that publishes the name. */
  publishers(name: string): readonly Block[] {
    return this.byName().get(name) ?? [];
  }

  /** What a read of the parameter gives; undefined when no stack here publishes it. */
  valueOf(name: string): Value | undefined {
    if (this.indexing) {
      return new Unclear('the name of an SSM parameter depends on the value of another one');
    }
    const [publisher, another] = this.publishers(name);
    if (publisher === undefined) return undefined;
    if (another !== undefined) {
      return new Unclear(`${publisher.stack} and ${another.stack} both publish the parameter it reads`);
    }
    const text = publisher.attribute('insecure_value');
    if (text !== undefined) return text;
    return isSecret(publisher, 'value') ? secret : publisher.attribute('value');
  }

  private byName(): ReadonlyMap<string, readonly Block[]> {
    if (this.index !== undefined) return this.index;
    const index = new Map<string, Block[]>();
    this.indexing = true;
    for (const block of this.documents.flatMap(({ blocks }) => blocks.filter(isPublisher))) {
      const name = block.attribute('name');
      if (typeof name !== 'string') continue;
      const known = index.get(name);
      if (known === undefined) index.set(name, [block]);
      else known.push(block);
    }
    this.indexing = false;
    this.index = index;
    return index;
  }
}

export function isPublisher({ mode, type }: Block): boolean {
  return mode === 'managed' && type === 'aws_ssm_parameter';
}

export function isReader({ mode, type }: Block): boolean {
  return mode === 'data' && type === 'aws_ssm_parameter';
}
