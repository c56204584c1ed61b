/** Everything that is known about every stack, made into one review. Pure: the same inputs, key and day give the same review. */
import { accessReview } from '../access';
import { contractDiff, contractEdges, removedBy } from '../contract';
import { costReview } from '../cost';
import { acknowledges, findDangers } from '../danger';
import type { DigestKey } from '../digest';
import { guardReview, twoSides } from '../guard';
import type { WorkspaceInput } from '../input';
import { accessOpenedRule } from './access-model';
import { contractStack } from './contract-stacks';
import { couldNotAnalyse } from './could-not-analyse';
import { deployOrder, downstreamOf, upstreamsOf } from './deploy-order';
import type { AccessReview, CouldNotAnalyse, Danger, ReviewModel, UnusedAcknowledgement } from './model';
import { reviewStack, type ReviewedStack } from './stack-review';
import { verdictOf, verdictReasons } from './verdict';

export interface ReviewOptions {
  readonly stage: string;
  readonly key: DigestKey;
  /** As in `2027-01-31`, in UTC: the day on which acknowledgements of the guard must hold. */
  readonly today: string;
}

export function buildReview(
  { stacks: inputs, accepted = { head: [], base: [] }, budget = {}, problems = [] }: WorkspaceInput,
  { stage, key, today }: ReviewOptions,
): ReviewModel {
  const upstreams = upstreamsOf(inputs);
  const { order, cyclic } = deployOrder(upstreams);
  const inputOf = new Map(inputs.map((input) => [input.stack, input]));
  const reviewed = order.flatMap(({ stack, step }) => {
    const input = inputOf.get(stack);
    return input === undefined
      ? []
      : [reviewStack(input, { step, upstream: upstreams.get(stack) ?? [] }, key)];
  });
  const dangers = unacknowledgedFirst(
    reviewed.flatMap(({ input, changes }) =>
      findDangers(
        {
          stack: input.stack,
          stage,
          affectedStacks: downstreamOf(input.stack, upstreams),
          acknowledgements: input.acknowledgements,
        },
        changes,
      ),
    ),
  );
  const contractStacks = reviewed.map(contractStack);
  const contract = contractDiff(contractStacks);
  const formerPublishers = new Map(
    contractStacks.flatMap((stack) => removedBy(stack).map(({ name }) => [name, stack.stack])),
  );
  const stacks = reviewed.map(({ review }) => review);
  const sides = twoSides(reviewed);
  const access = accessReview(sides, {
    stage,
    dangers,
    acknowledgements: (stack) => inputOf.get(stack)?.acknowledgements ?? [],
  });
  const hasBase = inputs.some(({ baseContract }) => baseContract !== undefined);
  const findings = {
    stacks,
    dangers,
    access,
    cost: costReview(sides, { budget, acknowledgements: accepted.head, today }),
    guard: guardReview(
      { model: sides.head, acknowledgements: accepted.head },
      hasBase ? { model: sides.base, acknowledgements: accepted.base } : undefined,
      today,
    ),
    contract,
    couldNotAnalyse: [
      ...problems.map((text) => ({ text })),
      ...inputs.flatMap(couldNotAnalyse),
      ...cycle(cyclic),
    ],
    unusedAcknowledgements: reviewed.flatMap((stack) =>
      unusedAcknowledgements(stack, [...dangers, ...opened(access)], stage),
    ),
  };
  const reasons = verdictReasons(findings);
  return {
    formatVersion: 1,
    stage,
    verdict: verdictOf(reasons),
    reasons,
    ...findings,
    edges: contractEdges(contract, (name) => formerPublishers.get(name)),
  };
}

function unacknowledgedFirst(dangers: readonly Danger[]): Danger[] {
  return dangers.toSorted(
    (a, b) => Number(a.acknowledgement !== undefined) - Number(b.acknowledgement !== undefined),
  );
}

function cycle(cyclic: readonly string[]): CouldNotAnalyse[] {
  return cyclic.map((stack) => ({
    stack,
    text: `it waits for itself: ${cyclic.join(', ')} read from each other, so there is no order to deploy them in`,
  }));
}

/** What an acknowledgement may name. */
type Acknowledgeable = Pick<Danger, 'stack' | 'rule' | 'address' | 'digest'>;

function opened({ changes }: AccessReview): Acknowledgeable[] {
  return changes.flatMap(({ stack, acknowledge }) =>
    acknowledge === undefined ? [] : [{ stack, rule: accessOpenedRule, ...acknowledge }],
  );
}

/** Of planned stacks alone: what a stack that is not planned here would need is not known. */
function unusedAcknowledgements(
  { input, review }: ReviewedStack,
  all: readonly Acknowledgeable[],
  stage: string,
): UnusedAcknowledgement[] {
  if (review.status !== 'planned' && review.status !== 'preview') {
    return [];
  }
  const mine = all.filter(({ stack }) => stack === input.stack);
  return input.acknowledgements
    .filter((it) => it.stage === stage && !mine.some((one) => acknowledges(it, one)))
    .map(({ rule, address }) => ({ stack: input.stack, rule, address }));
}
