/** Which findings of the guard this change adds and removes: the code of the base against the code of the branch. */
import { checkModel, overBudgetRule, type Checked, type Finding, type Model } from '@m2m/m2m-guard';
import type { AcknowledgedFinding, GuardFinding, GuardReview } from '../review/guard-model';
import type { Acknowledgement } from './accepted-findings';

export interface GuardSide {
  readonly model: Model;
  readonly acknowledgements: readonly Acknowledgement[];
}

/**
 * A finding that the branch accepts is no news of it. One that the base accepts and the branch no longer does is new.
 *
 * @param base undefined when there is no base to compare with
 * @param today as in `2027-01-31`, in UTC: both sides are judged on the same day
 */
export function guardReview(head: GuardSide, base: GuardSide | undefined, today: string): GuardReview {
  const now = checked(head, today);
  if (base === undefined) {
    return {
      compared: false,
      added: errorsFirst(now.findings),
      removed: [],
      acknowledged: acknowledged(now, undefined),
      unchangedCount: 0,
    };
  }
  const before = checked(base, today);
  const added = without(now.findings, before.findings);
  const gone = without([...before.findings, ...before.acknowledged], [...now.findings, ...now.acknowledged]);
  return {
    compared: true,
    added: errorsFirst(added),
    removed: errorsFirst(gone),
    acknowledged: acknowledged(now, before),
    unchangedCount: now.findings.length - added.length,
  };
}

/** Money is not judged here: the cost section tells what goes over the budget, and who accepts that. */
function checked({ model, acknowledgements }: GuardSide, today: string): Checked {
  const others = acknowledgements.filter(({ rule }) => rule !== overBudgetRule.id);
  return checkModel(model, { acknowledgements: others, today });
}

/** What this change accepts stands first: somebody should agree to it. */
function acknowledged(now: Checked, before: Checked | undefined): AcknowledgedFinding[] {
  const isNew = new Set<Finding>(before === undefined ? [] : without(now.acknowledged, before.acknowledged));
  return now.acknowledged
    .map((finding) => ({
      ...shown(finding),
      reason: finding.reason,
      expires: finding.expires,
      isNew: isNew.has(finding),
    }))
    .toSorted((a, b) => Number(b.isNew) - Number(a.isNew));
}

/** Two equal findings are two: what is left of one list when each of the other has taken one away. */
function without<F extends Finding>(findings: readonly F[], others: readonly Finding[]): F[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(identity(other), (counts.get(identity(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const left = counts.get(identity(finding)) ?? 0;
    counts.set(identity(finding), left - 1);
    return left <= 0;
  });
}

function identity({ rule, stack, address, message }: Finding): string {
  return JSON.stringify([rule, stack, address, message]);
}

function errorsFirst(findings: readonly Finding[]): GuardFinding[] {
  return findings
    .map(shown)
    .toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

function shown({ rule, severity, stack, address, constructPath, message, fix }: Finding): GuardFinding {
  return {
    rule,
    severity,
    stack,
    address,
    ...(constructPath !== undefined && { constructPath }),
    message,
    fix,
  };
}
