export { clientCosts, type ClientCost, type CostOptions } from './client-cost';
export { costOf, type Cost, type PoolCost, type StackCost } from './cost';
export { overBudget, overBudgetRule } from './over-budget';
export { prices, type Price, type Prices } from './prices';
export { quotaUses, type QuotaUse } from './quota-use';
export { nearShare, quotas, quotaState, type Quota, type QuotaId, type QuotaState } from './quotas';
export { assumedCallsPerHour, hoursPerMonth, reusedShare } from './token-requests';
export { usdText } from './usd';
