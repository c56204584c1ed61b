/** What changes between the stacks: for every parameter who publishes it, who reads it, and what happens to it. */
import type { ContractEnd, ContractEntry } from '../review/model';
import {
  isPlanned,
  publishedBy,
  readBy,
  removedBy,
  type ContractStack,
  type Published,
  type Reading,
  type Removed,
} from './contract-stack';
import { groupBy } from './group-by';
import { parameterFindings } from './parameter-findings';

/** Sorted by name. */
export function contractDiff(stacks: readonly ContractStack[]): ContractEntry[] {
  const published = stacks.flatMap(publishedBy);
  const publishers = groupBy(published, ({ name }) => name);
  const readers = groupBy(stacks.flatMap(readBy), ({ name }) => name);
  const removed = groupBy(stacks.flatMap(removedBy), ({ name }) => name);
  const newNames = new Map(published.map((now) => [place(now), now.name]));
  const names = new Set([...publishers.keys(), ...readers.keys(), ...removed.keys()]);
  return [...names].sort().map((name) => {
    const [publisher] = publishers.get(name) ?? [];
    return {
      name,
      ...(publisher !== undefined && { publisher: endOf(publisher) }),
      readers: (readers.get(name) ?? []).map(endOf),
      findings: parameterFindings({
        publishers: publishers.get(name) ?? [],
        readers: readers.get(name) ?? [],
        removed: removed.get(name) ?? [],
        newNameOf: (old) => newNames.get(place(old)),
      }),
    };
  });
}

/** A renamed parameter keeps its address. */
function place({ stack, address }: Published | Removed): string {
  return `${stack.stack} ${address}`;
}

function endOf({ stack, address }: Published | Reading): ContractEnd {
  return { stack: stack.stack, address, planned: isPlanned(stack) };
}
