/** A budget makes money a finding: the one place where it can be changed is the client that costs most. */
import type { ClientCost } from './client-cost';
import type { Cost } from './cost';
import { usdText } from './usd';

export const overBudgetRule = {
  id: 'over-budget',
  severity: 'error',
  what: 'stacks that cost more per month than their budget',
  why: 'AWS charges for every token. A caller that fetches one per call, or a token that lives for five minutes, multiplies the bill.',
  fix: 'raise access_token_validity of the client, have the caller reuse its token, declare how often it calls, or raise the budget',
} as const;

export interface OverBudget {
  /** Whose tokens cost most. */
  readonly client: ClientCost;
  readonly message: string;
}

/** Undefined when the cost is within the budget. */
export function overBudget(cost: Cost, budgetUsdPerMonth: number): OverBudget | undefined {
  if (cost.usdPerMonth <= budgetUsdPerMonth) return undefined;
  const [dearest] = cost.pools
    .flatMap(({ clients }) => clients)
    .toSorted((a, b) => b.usdPerMonth - a.usdPerMonth);
  return (
    dearest && {
      client: dearest,
      message: `the tokens of all stacks cost about ${usdText(cost.usdPerMonth)} USD per month, and the budget is ${usdText(budgetUsdPerMonth)} USD; this client costs ${usdText(dearest.usdPerMonth)} USD of it, more than any other`,
    }
  );
}
