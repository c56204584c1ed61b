/** Which findings of the guard this change adds and removes: the code of the base against the code of the branch. */
import { findingsOf, type Finding, type Model } from '@m2m/m2m-guard';
import type { GuardFinding, GuardReview } from '../review/guard-model';

/** @param base undefined when there is no base to compare with */
export function guardReview(head: Model, base: Model | undefined): GuardReview {
  const now = findingsOf(head);
  if (base === undefined) {
    return { compared: false, added: errorsFirst(now), removed: [], unchangedCount: 0 };
  }
  const before = findingsOf(base);
  const added = without(now, before);
  return {
    compared: true,
    added: errorsFirst(added),
    removed: errorsFirst(without(before, now)),
    unchangedCount: now.length - added.length,
  };
}

/** Two equal findings are two: what is left of one list when each of the other has taken one away. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
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
    .map(({ rule, severity, stack, address, constructPath, message, fix }) => ({
      rule,
      severity,
      stack,
      address,
      ...(constructPath !== undefined && { constructPath }),
      message,
      fix,
    }))
    .toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}
