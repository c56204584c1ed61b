/** The order of deployment: every stack after those that it reads from. */
import type { StackInput } from '../input';

export interface OrderedStack {
  readonly stack: string;
  /** Position from 1; stacks of the same step do not depend on each other. */
  readonly step: number;
}

export interface DeployOrder {
  readonly order: readonly OrderedStack[];
  /** Stacks that wait for each other, directly or not; they come last. */
  readonly cyclic: readonly string[];
}

/** Per stack the stacks it reads from: those that it declares, and those whose parameters it reads without saying so. */
export function upstreamsOf(inputs: readonly StackInput[]): Map<string, string[]> {
  const publisherOf = new Map(
    inputs.flatMap(({ stack, contract }) => contract.published.map(({ name }) => [name, stack])),
  );
  return new Map(
    inputs.map(({ stack, upstream, contract }) => {
      const read = contract.reads.flatMap(({ name }) => publisherOf.get(name) ?? []);
      return [stack, [...new Set([...upstream, ...read])].filter((name) => name !== stack).sort()];
    }),
  );
}

/** Upstreams that are not among the stacks are taken as deployed. Within a step by name. */
export function deployOrder(upstreams: ReadonlyMap<string, readonly string[]>): DeployOrder {
  const order: OrderedStack[] = [];
  const done = new Set<string>();
  let waiting = [...upstreams.keys()].sort();
  for (let step = 1; waiting.length > 0; step += 1) {
    const ready = waiting.filter((stack) => isReady(upstreams.get(stack) ?? [], upstreams, done));
    if (ready.length === 0) {
      return { order: [...order, ...waiting.map((stack) => ({ stack, step }))], cyclic: waiting };
    }
    ready.forEach((stack) => {
      order.push({ stack, step });
      done.add(stack);
    });
    waiting = waiting.filter((stack) => !done.has(stack));
  }
  return { order, cyclic: [] };
}

function isReady(
  upstream: readonly string[],
  known: ReadonlyMap<string, readonly string[]>,
  done: ReadonlySet<string>,
): boolean {
  return upstream.every((name) => done.has(name) || !known.has(name));
}

/** Stacks that read from one, directly or through others, sorted. */
export function downstreamOf(stack: string, upstreams: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const visit = (from: string) => {
    for (const [name, upstream] of upstreams) {
      if (upstream.includes(from) && !found.has(name) && name !== stack) {
        found.add(name);
        visit(name);
      }
    }
  };
  visit(stack);
  return [...found].sort();
}
