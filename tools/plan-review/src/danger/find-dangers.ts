/** Runs every rule over every change of a stack. */
import { createHash } from 'node:crypto';
import type { PlannedChange } from '../plan-json';
import { shownAfter, shownBefore } from '../redaction';
import type { Danger, ResourceChange } from '../review/model';
import { acknowledges, type Acknowledgement } from './acknowledgements';
import type { DangerFinding, DangerRule, DangerSubject } from './rule';
import { dangerRules } from './rules';

export interface DangerStack {
  readonly stack: string;
  readonly stage: string;
  readonly affectedStacks: readonly string[];
  readonly acknowledgements: readonly Acknowledgement[];
}

/** A change with the plan entry it was made from. */
export interface ReviewedChange {
  readonly change: ResourceChange;
  readonly planned: PlannedChange;
}

export function findDangers(stack: DangerStack, changes: readonly ReviewedChange[]): Danger[] {
  return changes.flatMap(({ change, planned }) => {
    const subject: DangerSubject = {
      change,
      before: (name) => shownBefore(planned, name),
      after: (name) => shownAfter(planned, name),
    };
    return dangerRules.flatMap((rule) => {
      const finding = rule.find(subject);
      return finding === undefined ? [] : [danger(stack, rule, subject, finding)];
    });
  });
}

function danger(
  stack: DangerStack,
  { id }: DangerRule,
  subject: DangerSubject,
  finding: DangerFinding,
): Danger {
  const { address, replacement } = subject.change;
  const causes = replacement?.causes ?? [];
  const digest = digestOf([stack.stage, stack.stack, id, address, finding, causes, subject.before('id')]);
  const found = { rule: id, address, digest };
  const accepted = stack.acknowledgements.find(
    (acknowledgement) => acknowledgement.stage === stack.stage && acknowledges(acknowledgement, found),
  );
  return {
    rule: id,
    stack: stack.stack,
    address,
    ...finding,
    causes,
    affectedStacks: stack.affectedStacks,
    digest,
    ...(accepted !== undefined && { acknowledgement: { reason: accepted.reason } }),
  };
}

/** Without a key: everything inside stands in the report anyway. */
function digestOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
