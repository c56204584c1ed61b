/** What costs more than it may, as a finding. */
import { costOf, overBudget, overBudgetRule } from '../cost';
import { placeOf, type Model } from '../model';
import type { Finding } from './finding';

/** @param budgetUsdPerMonth undefined when there is no budget */
export function overBudgetFindings(model: Model, budgetUsdPerMonth: number | undefined): Finding[] {
  if (budgetUsdPerMonth === undefined) return [];
  const over = overBudget(costOf(model), budgetUsdPerMonth);
  const { id: rule, severity, fix } = overBudgetRule;
  return over === undefined ? [] : [{ rule, severity, ...placeOf(over.client), message: over.message, fix }];
}
