/** Whether the tokens cost more than they may, and whether it is this change that makes them. */
import { overBudget, overBudgetRule, type Cost } from '@m2m/m2m-guard';
import type { Acknowledgement } from '../guard';
import type { StageBudget } from '../input';
import type { BudgetReview } from '../review/cost-model';

export interface CostContext {
  readonly budget: StageBudget;
  /** What the branch accepts of the guard's findings. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** As in `2027-01-31`, in UTC. */
  readonly today: string;
}

/** Each side is held to its own budget: a change that lowers it below what is spent goes over it. */
export function budgetReview(
  now: Cost,
  then: Cost,
  { budget: { base, head }, acknowledgements, today }: CostContext,
): BudgetReview | undefined {
  if (base === undefined && head === undefined) return undefined;
  const budgets = { ...(base !== undefined && { before: base }), ...(head !== undefined && { after: head }) };
  const over = head === undefined ? undefined : overBudget(then, head);
  if (over === undefined) return { ...budgets, exceeded: 'no' };
  const wasOver = base !== undefined && overBudget(now, base) !== undefined;
  const { stack, address, usdPerMonth } = over.client;
  const accepted = acknowledgements.find(
    (one) =>
      one.rule === overBudgetRule.id &&
      one.stack === stack &&
      one.address === address &&
      one.expires >= today,
  );
  return {
    ...budgets,
    exceeded: wasOver ? 'before' : 'newly',
    dearest: { stack, address, usd: cents(usdPerMonth) },
    ...(accepted !== undefined && {
      acknowledgement: { reason: accepted.reason, expires: accepted.expires },
    }),
  };
}

/** Nobody plans in smaller money. */
export function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
