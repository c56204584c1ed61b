/** Every id that a finding can have, with the words that explain it: rules, and what the check says about itself. */
import { acknowledgementRules } from '../acknowledgements';
import { overBudgetRule } from '../cost';
import { couldNotAnalyseRule } from '../findings';
import { rules, type Rule } from '../rules';

export interface RuleDescription extends Pick<Rule, 'id' | 'severity' | 'what' | 'why' | 'fix'> {
  readonly source?: string;
  readonly examples?: Rule['examples'];
}

export const ruleDescriptions: readonly RuleDescription[] = [
  ...rules,
  overBudgetRule,
  couldNotAnalyseRule,
  acknowledgementRules.expired,
  acknowledgementRules.unused,
];
