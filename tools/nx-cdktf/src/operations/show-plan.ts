/** What `plan` tells of a plan that was made: its changes, from Terraform's events, without any value. */
import { isPreviewHelper } from '@m2m/plan-review';
import type { PlanForReview } from '../review-input';
import type { OperationContext, PlanOptions } from './operation';
import type { OperationScreen } from './operation-screen';
import { changeLines, changesAnything, summaryJson, summaryLine } from './plan-summary';

export function showPlan(
  { project, stage, out }: OperationContext,
  screen: OperationScreen,
  plan: PlanForReview,
  { json }: PlanOptions,
): void {
  const report = {
    ...plan.report,
    changes: plan.report.changes.filter(({ resource }) => !isPreviewHelper(resource.addr)),
  };
  if (json) {
    const names = { stack: project.name, stage: stage.name };
    out.stdout.write(`${JSON.stringify(summaryJson(report, names), undefined, 2)}\n`);
    return;
  }
  const summary = changesAnything(report) ? summaryLine(report) : 'nothing to change';
  screen.line(`${screen.title}: ${plan.status === 'preview' ? 'preview: ' : ''}${summary}`);
  changeLines(report, screen.colors).forEach((line) => {
    screen.line(line);
  });
  if (plan.status === 'preview') {
    screen.line(`  not known before the upstream is deployed: ${plan.pending.join(', ')}`);
  }
}
