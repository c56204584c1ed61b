import type { ContractEdge, ContractEntry, ContractFinding } from '../review/model';
import { groupBy } from './group-by';

/**
 * One edge per pair of stacks, in the order of the publishers' parameters. A removed parameter keeps the edge of the stack
 * that published it before: that is where it breaks.
 */
export function contractEdges(
  entries: readonly ContractEntry[],
  formerPublisher: (name: string) => string | undefined,
): ContractEdge[] {
  const ends = entries.flatMap((entry) => {
    const from = entry.publisher?.stack ?? formerPublisher(entry.name);
    const to = new Set(entry.readers.map(({ stack }) => stack));
    return from === undefined ? [] : [...to].map((reader) => ({ from, to: reader, entry }));
  });
  const pairs = groupBy(ends, ({ from, to }) => JSON.stringify([from, to]));
  return [...pairs.values()].flatMap((pair) => {
    const [first] = pair;
    return first === undefined
      ? []
      : [
          edge(
            first.from,
            first.to,
            pair.map((end) => end.entry),
          ),
        ];
  });
}

function edge(from: string, to: string, entries: readonly ContractEntry[]): ContractEdge {
  const findings = entries.flatMap((entry) => entry.findings);
  return {
    from,
    to,
    parameters: entries.map(({ name }) => name),
    changed: entries.filter(isChanged).map(({ name }) => name),
    severity: worst(findings),
  };
}

function isChanged({ findings }: ContractEntry): boolean {
  return findings.some(({ code }) => code !== 'unchanged');
}

function worst(findings: readonly ContractFinding[]): ContractEdge['severity'] {
  const has = (severity: ContractEdge['severity']) =>
    findings.some((finding) => finding.severity === severity);
  return has('error') ? 'error' : has('attention') ? 'attention' : 'info';
}
