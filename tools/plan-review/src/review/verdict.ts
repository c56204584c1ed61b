/** From everything that was found to one number, and the reasons for it. */
import { needsAttention } from './access-model';
import { goesOverBudget } from './cost-model';
import type {
  AccessReview,
  ContractEntry,
  CostReview,
  CouldNotAnalyse,
  Danger,
  GuardReview,
  StackReview,
  Verdict,
  VerdictReason,
} from './model';

export interface Findings {
  readonly stacks: readonly StackReview[];
  readonly dangers: readonly Danger[];
  readonly access: AccessReview;
  readonly cost: CostReview;
  readonly guard: GuardReview;
  readonly contract: readonly ContractEntry[];
  readonly couldNotAnalyse: readonly CouldNotAnalyse[];
  readonly unusedAcknowledgements: readonly unknown[];
}

/** Worst first; reasons that count nothing are left out. */
export function verdictReasons(findings: Findings): VerdictReason[] {
  const { stacks, dangers, access, cost, guard, contract, couldNotAnalyse, unusedAcknowledgements } =
    findings;
  const checks = stacks.flatMap((stack) => stack.checks);
  const drift = stacks.flatMap((stack) => stack.drift);
  const forgotten = stacks.flatMap((stack) => stack.changes).filter(isForgotten);
  const contractFindings = contract.flatMap((entry) => entry.findings);
  const reasons: VerdictReason[] = [
    { verdict: 2, code: 'could-not-analyse', count: couldNotAnalyse.length },
    {
      verdict: 1,
      code: 'danger',
      count: dangers.filter(({ acknowledgement }) => acknowledgement === undefined).length,
    },
    { verdict: 1, code: 'access', count: access.changes.filter(needsAttention).length },
    {
      verdict: 1,
      code: 'guard',
      count: guard.added.filter(({ severity }) => severity === 'error').length,
    },
    { verdict: 1, code: 'over-budget', count: Number(goesOverBudget(cost)) },
    {
      verdict: 1,
      code: 'contract',
      count: contractFindings.filter(({ severity }) => severity !== 'info').length,
    },
    {
      verdict: 1,
      code: 'failing-check',
      count: checks.filter(({ status }) => status === 'fail' || status === 'error').length,
    },
    { verdict: 1, code: 'drift', count: drift.filter(({ configured }) => configured).length },
    { verdict: 1, code: 'forget', count: forgotten.length },
    { verdict: 1, code: 'unused-acknowledgement', count: unusedAcknowledgements.length },
  ];
  return reasons.filter(({ count }) => count > 0);
}

export function verdictOf(reasons: readonly VerdictReason[]): Verdict {
  return reasons.reduce<Verdict>((worst, { verdict }) => (verdict > worst ? verdict : worst), 0);
}

function isForgotten({ action }: StackReview['changes'][number]): boolean {
  return action === 'forget' || action === 'forget-and-create';
}
