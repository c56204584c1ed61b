/** The part of the review model that is about money: what the tokens of all clients cost per month, now and then. */

export interface CostReview {
  readonly total: CostChange;
  readonly pools: readonly PoolCostChange[];
  /** Clients after the change that declare no calls per hour, and how many calls are assumed for each of them. */
  readonly assumed: { readonly clients: number; readonly callsPerHour: number };
  readonly price: { readonly usdPerTokenRequest: number; readonly checkedOn: string };
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
