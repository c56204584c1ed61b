/** `meta.json` of a review folder, from what is known before, and after, the plan. */
import type { Meta } from '@m2m/plan-review';
import type { OperationContext } from '../operations/operation';
import { baseLockDigest, revisionOf } from './unchanged-since';
import type { PlanForReview } from './plan-for-review';
import { stackInputs } from './stack-inputs';

/** What is true of every plan of this stack, with the pessimistic end that stands until there is another one. */
export function unfinishedMeta({ project, stage }: OperationContext, base: string | undefined): Meta {
  const lockOfBase = base === undefined ? undefined : baseLockDigest(project, stage.name, base);
  return {
    formatVersion: 1,
    stack: project.name,
    stage: stage.name,
    status: 'failed',
    exitCode: 1,
    pendingParameters: [],
    diagnostics: [{ severity: 'error', summary: 'the plan did not come to an end' }],
    ...stackInputs(project, stage.name),
    ...(lockOfBase !== undefined && { baseLockDigest: lockOfBase }),
    contractPins: [],
    upstream: [...project.upstream],
  };
}

export function unchangedMeta(unfinished: Meta, base: string): Meta {
  return {
    ...unfinished,
    status: 'unchanged',
    exitCode: 0,
    diagnostics: [],
    unchangedSince: revisionOf(base),
  };
}

/** @param reason a sentence of ours, which holds no secret */
export function failedMeta(unfinished: Meta, reason: string): Meta {
  return { ...unfinished, diagnostics: [{ severity: 'error', summary: reason }] };
}

/** Detail and source snippet of a diagnostic are left out: they can quote a secret. */
export function plannedMeta(unfinished: Meta, plan: PlanForReview, terraformVersion: string): Meta {
  const { report, status, pending, pins } = plan;
  return {
    ...unfinished,
    status,
    exitCode: report.exitCode ?? 1,
    terraformVersion,
    pendingParameters: [...pending],
    diagnostics: report.diagnostics.map(({ severity, summary, address }) => ({
      severity,
      summary,
      ...(address !== undefined && { address }),
    })),
    contractPins: [...pins],
  };
}
