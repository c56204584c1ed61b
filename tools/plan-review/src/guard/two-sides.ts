/** What is deployed, and what will be: from the plans where there are plans, from the code for everything else. */
import { buildModel, openDocuments, type Model, type Source } from '@m2m/m2m-guard';
import type { ReviewedStack } from '../review/stack-review';
import { callsModules } from './stack-sources';

export interface TwoSides {
  readonly before: Model;
  readonly after: Model;
  /** The code of this workspace and of the base: where names may be shown from. */
  readonly head: Model;
  readonly base: Model;
  /** Stacks of which nothing was deployed before. */
  readonly firstDeployments: ReadonlySet<string>;
  /** Stacks that should have a plan and have none that can be used. */
  readonly notCompared: readonly string[];
}

export function twoSides(stacks: readonly ReviewedStack[]): TwoSides {
  const sides = stacks.map(sidesOf);
  const before = openDocuments(sides.flatMap((side) => side.before ?? []));
  const deployed = new Set(
    before.all
      .filter(({ kind, blocks }) => kind !== 'state' || blocks.some(({ mode }) => mode === 'managed'))
      .map(({ stack }) => stack),
  );
  return {
    before: buildModel(before),
    after: modelOf(sides.flatMap((side) => side.after ?? [])),
    head: modelOf(stacks.flatMap(({ input }) => input.sources?.head ?? [])),
    base: modelOf(stacks.flatMap(({ input }) => input.sources?.base ?? [])),
    firstDeployments: new Set(
      stacks.filter(isPlanned).flatMap(({ input: { stack } }) => (deployed.has(stack) ? [] : [stack])),
    ),
    notCompared: stacks.filter(isNotCompared).map(({ input }) => input.stack),
  };
}

function modelOf(sources: readonly Source[]): Model {
  return buildModel(openDocuments(sources));
}

interface Sides {
  readonly before: Source | undefined;
  readonly after: Source | undefined;
}

/** A stack without a plan stays as it is: what its code says now is on both sides. */
function sidesOf(stack: ReviewedStack): Sides {
  const { head, base, state, plan } = stack.input.sources ?? {};
  if (!isPlanned(stack) || plan === undefined) {
    const written = head ?? base;
    return { before: written, after: written };
  }
  return { before: state, after: stack.review.status === 'preview' ? previewed(head, plan) : plan };
}

/** In a preview the pool is unknown; the code says which contract it is read from. */
function previewed(head: Source | undefined, plan: Source): Source {
  return head === undefined || callsModules(head) ? plan : head;
}

function isPlanned({ review: { status, errored } }: ReviewedStack): boolean {
  return (status === 'planned' || status === 'preview') && !errored;
}

function isNotCompared(stack: ReviewedStack): boolean {
  const { status } = stack.review;
  return !isPlanned(stack) && status !== 'unchanged' && status !== 'not-planned';
}
