/** A check as a whole: from sources to what was found. */
import { openDocuments, type Source } from './documents';
import { findingsOf, overBudgetFindings } from './findings';
import { buildModel } from './model';
import type { Checked } from './report';

export interface CheckOptions {
  /** What the tokens of all these stacks may cost per month; without it money is no finding. */
  readonly budgetUsdPerMonth?: number | undefined;
}

export function check(sources: readonly Source[], { budgetUsdPerMonth }: CheckOptions = {}): Checked {
  const model = buildModel(openDocuments(sources));
  return {
    stacks: model.stacks,
    findings: [...findingsOf(model), ...overBudgetFindings(model, budgetUsdPerMonth)],
  };
}
