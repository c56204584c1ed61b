/** Deployments of REST APIs: what makes Terraform take a new snapshot, and what one waits for. */
import type { Block, Reference, References } from '../documents/block';
import { apiTypes } from './api';
import type { BlockReader } from './block-reader';
import { keyOf, type Key } from './identities';
import type { ModelContext } from './model-context';
import { placeOf, type Place } from './place';

export interface Deployment extends Place {
  readonly api: Key | undefined;
  readonly hasTriggers: boolean;
  /** What the triggers are made of, and `replace_triggered_by`. */
  readonly triggeredBy: readonly SnapshotPart[];
  /** False when the old snapshot goes before the new one is there; undefined where only a configuration would say it. */
  readonly createBeforeDestroy: boolean | undefined;
  /** Blocks that exist before the snapshot is taken, through whatever chain of references. */
  readonly waitsFor: ReadonlySet<Key>;
}

export interface SnapshotPart {
  readonly block: Key;
  /** Undefined: every attribute of the block. */
  readonly attribute: string | undefined;
}

/** Only configurations say it: a plan and a state hold what triggers gave, not what they are made of. */
export function deployments(context: ModelContext): Deployment[] {
  const configured = new Set(
    context.documents.filter(({ kind }) => kind !== 'state').flatMap(({ blocks }) => blocks),
  );
  return context
    .resources('aws_api_gateway_deployment')
    .filter(({ block }) => configured.has(block))
    .map((reader) => {
      const { block } = reader;
      return {
        api: context.keyOf(reader, 'rest_api_id', apiTypes.rest),
        hasTriggers: block.configured.includes('triggers') || block.replacedBy().length > 0,
        triggeredBy: triggersOf(reader)
          .flatMap((reference) => throughData(reference))
          .map((reference) => ({ block: keyOf(reference.block), attribute: reference.attribute })),
        createBeforeDestroy: block.createBeforeDestroy,
        waitsFor: reachedFrom(block),
        ...placeOf(block),
      };
    });
}

/** Resources that do nothing but hold what others are triggered by. */
const holders: Readonly<Record<string, readonly string[]>> = {
  terraform_data: ['input', 'triggers_replace'],
  null_resource: ['triggers'],
};

/** What a trigger depends on, also where it goes through a resource that only holds it. */
function throughData(reference: Reference): readonly Reference[] {
  const attributes = holders[reference.block.type];
  return attributes === undefined
    ? [reference]
    : attributes.flatMap((attribute) => reference.block.references(attribute));
}

function reachedFrom(start: Block): Set<Key> {
  const reached = new Set<Block>();
  const queue: Block[] = [start];
  // Instances of one block share their lists, which a stack with thousands of them depends on.
  const followed = new Set<References>();
  for (let block = queue.pop(); block !== undefined; block = queue.pop()) {
    for (const references of referencesOf(block)) {
      if (followed.has(references)) continue;
      followed.add(references);
      for (const next of references) {
        if (reached.has(next.block)) continue;
        reached.add(next.block);
        queue.push(next.block);
      }
    }
  }
  return new Set([...reached].map(keyOf));
}

function referencesOf(block: Block): References[] {
  return [...block.configured.map((attribute) => block.references(attribute)), block.dependsOn()];
}

function triggersOf(reader: BlockReader): References {
  const { block } = reader;
  const unfollowed = block.unfollowed('triggers');
  if (unfollowed !== undefined) reader.unclear('triggers', unfollowed);
  return [...block.references('triggers'), ...block.replacedBy()];
}
