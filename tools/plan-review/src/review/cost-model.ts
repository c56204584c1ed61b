/** The part of the review model that is about money: what the tokens of all clients cost per month, now and then. */

export interface CostReview {
  readonly total: CostChange;
  readonly pools: readonly PoolCostChange[];
  /** Clients after the change that declare no calls per hour, and how many calls are assumed for each of them. */
  readonly assumed: { readonly clients: number; readonly callsPerHour: number };
  readonly price: { readonly usdPerTokenRequest: number; readonly checkedOn: string };
  /** Absent when neither side has a budget, and in reports of older versions. */
  readonly budget?: BudgetReview;
}

/** What the tokens of the stage may cost per month, and whether they cost more. */
export interface BudgetReview {
  /** In US dollars, as the base says; absent: it has none. Without a base, as the branch says. */
  readonly before?: number;
  /** As the branch says; absent: it has none. */
  readonly after?: number;
  /** `newly`: by this change, which needs attention. `before`: as it was before this change. */
  readonly exceeded: 'no' | 'before' | 'newly';
  /** Of what is exceeded: whose tokens cost most. */
  readonly dearest?: { readonly stack: string; readonly address: string; readonly usd: number };
  /** When m2m-guard.json of the branch accepts it: why, and the last day in UTC. */
  readonly acknowledgement?: { readonly reason: string; readonly expires: string };
}

/** True when this change goes over the budget, and nobody has accepted that. */
export function goesOverBudget({ budget }: CostReview): boolean {
  return budget?.exceeded === 'newly' && budget.acknowledgement === undefined;
}

export interface CostChange {
  readonly before: MonthlyCost;
  readonly after: MonthlyCost;
}

export interface PoolCostChange extends CostChange {
  /** Absent when no stack of this workspace makes the pool. */
  readonly pool?: { readonly stack: string; readonly address: string };
}

export interface MonthlyCost {
  readonly clients: number;
  readonly tokenRequests: number;
  /** Rounded to cents. */
  readonly usd: number;
}
