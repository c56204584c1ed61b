/** Whether one stack is as the main branch says it should be. */
import type { ReviewModel, StackReview } from '../review/model';

export type Drifted = 'yes' | 'no' | 'not known';

/** Only a plan can tell. A stack that could not be planned has drifted as far as anybody knows. */
export function hasDrifted(stack: StackReview): Drifted {
  if (stack.status === 'failed' || stack.errored) return 'yes';
  if (stack.status !== 'planned') return 'not known';
  const differs =
    stack.changes.length > 0 ||
    stack.outputs.length > 0 ||
    stack.drift.some(({ configured }) => configured) ||
    stack.checks.some(({ status }) => status === 'fail' || status === 'error');
  return differs ? 'yes' : 'no';
}

/** The review of one stack alone. */
export function narrowedTo(review: ReviewModel, name: string): ReviewModel {
  return {
    ...review,
    reasons: [],
    stacks: review.stacks.filter(({ stack }) => stack === name),
    dangers: review.dangers.filter(({ stack }) => stack === name),
    contract: [],
    edges: [],
    couldNotAnalyse: review.couldNotAnalyse.filter(({ stack }) => stack === name),
    unusedAcknowledgements: [],
  };
}
