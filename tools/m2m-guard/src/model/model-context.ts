/** What every noun of the model is read with: the blocks of all documents by type, and readers that note what is unclear. */
import type { Block } from '../documents/block';
import type { Document, NotRead } from '../documents/document';
import type { Documents } from '../documents/open-documents';
import { Unclear, type Value } from '../documents/value';
import { BlockReader } from './block-reader';
import { Identities, keyOf, type Key } from './identities';

const elsewhere = new Unclear('what it names is in no stack of this check');

export class ModelContext {
  readonly identities: Identities;
  readonly contract: Documents['contract'];
  readonly documents: readonly Document[];
  private readonly byType = new Map<string, Block[]>();
  private readonly notes = new Map<string, NotRead>();

  constructor({ all, contract }: Documents) {
    this.documents = all;
    this.contract = contract;
    const blocks = all.flatMap((document) => document.blocks);
    for (const block of blocks) {
      const type = `${block.mode} ${block.type}`;
      const known = this.byType.get(type);
      if (known === undefined) this.byType.set(type, [block]);
      else known.push(block);
    }
    this.identities = new Identities(blocks);
    for (const notRead of all.flatMap((document) => document.notRead)) this.note(notRead);
  }

  /** Managed resources of a type, each with its reader. */
  resources(type: string): BlockReader[] {
    return this.readers('managed', type);
  }

  dataSources(type: string): BlockReader[] {
    return this.readers('data', type);
  }

  /** The pool that an attribute names. Undefined when it cannot be told, which is noted. */
  poolOf(reader: BlockReader, attribute: string): Key | undefined {
    return this.poolOfValue(reader, attribute, reader.reference(attribute));
  }

  poolOfValue(reader: BlockReader, attribute: string, value: Value | undefined): Key | undefined {
    const pool = this.identities.poolOf(value);
    if (pool instanceof Unclear) {
      reader.unclear(attribute, pool);
      return undefined;
    }
    return pool;
  }

  /** The block that an attribute names, by its key. An id that is none of ours stands for itself, which is noted. */
  keyOf(reader: BlockReader, attribute: string, ...types: readonly string[]): Key | undefined {
    const value = reader.reference(attribute);
    const block = this.identities.blockOf(value, ...types);
    if (block?.mode === 'managed') return keyOf(block);
    if (value === undefined || value instanceof Unclear) return undefined;
    const isElsewhere = block !== undefined || typeof value === 'string';
    reader.unclear(attribute, isElsewhere ? elsewhere : value);
    return typeof value === 'string' ? value : undefined;
  }

  note(notRead: NotRead): void {
    this.notes.set(JSON.stringify([notRead.stack, notRead.address, notRead.why]), notRead);
  }

  get notRead(): NotRead[] {
    return [...this.notes.values()];
  }

  private readers(mode: Block['mode'], type: string): BlockReader[] {
    return (this.byType.get(`${mode} ${type}`) ?? []).map(
      (block) =>
        new BlockReader(block, (notRead) => {
          this.note(notRead);
        }),
    );
  }
}
