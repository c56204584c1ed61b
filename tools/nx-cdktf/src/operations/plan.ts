/**
 * `plan`: what a deploy would do, on the screen and in the private folder of the review. It takes no lock. What is shown
 * comes from Terraform's events; the plan itself, with every value, is for the review alone.
 */
import { isPreviewHelper } from '@m2m/plan-review';
import {
  baseFolder,
  failedMeta,
  isMade,
  isSameAsBase,
  parametersAboutToChange,
  parametersRead,
  plannedMeta,
  planForReview,
  ReviewFolder,
  unchangedMeta,
  unfinishedMeta,
  type PlanForReview,
} from '../review-input';
import { readSynthesizedStack } from '../terraform-run';
import { StackError } from '../stack-error';
import type { ExitCode, OperationContext, PlanOptions } from './operation';
import { changeLines, changesAnything, summaryJson, summaryLine } from './plan-summary';
import { initialized, runOperation, type OperationWork } from './run-operation';

export async function runPlan(context: OperationContext, options: PlanOptions = {}): Promise<ExitCode> {
  const { project, stage, env, workspaceRoot } = context;
  if (isOnlyInTheWay(context)) {
    context.out.stderr.write(
      `${project.name} (${stage.name}): not planned, this run is about ${env['PLAN_ONLY'] ?? ''}\n`,
    );
    return 0;
  }
  readSynthesizedStack(project, stage.name);
  const base = baseFolder(options.base, env, workspaceRoot);
  const unfinished = unfinishedMeta(context, base);
  const folder = ReviewFolder.begin(project, stage.name, unfinished);
  try {
    if (base !== undefined && options.all !== true && isUnchanged(context, base)) {
      const meta = unchangedMeta(unfinished, base);
      folder.publish(meta);
      context.out.stdout.write(
        `${project.name} (${stage.name}): the same as on the base (${meta.unchangedSince ?? ''}), so it is not planned; --all plans it\n`,
      );
      return 0;
    }
    return await runOperation(
      context,
      async (work) => {
        const plan = (await initialized(work)) ? await planForReview(work, folder.planFile) : undefined;
        if (plan === undefined) {
          folder.publish(failedMeta(unfinished, 'terraform init failed'));
          return 1;
        }
        folder.publish(plannedMeta(unfinished, plan, work.session.terraform.version), plan.json);
        return show(work, plan, options);
      },
      { machineReads: options.json === true },
    );
  } catch (error) {
    if (error instanceof StackError) {
      folder.publish(failedMeta(unfinished, error.message));
    }
    throw error;
  } finally {
    folder.end();
  }
}

/**
 * `nx run echo-api:plan` is about one stack, and Nx runs `plan` of its upstream first; the hook before tasks says which
 * stack was meant. With `affected` and `run-many` every stack is.
 */
function isOnlyInTheWay({ project, env }: OperationContext): boolean {
  const meant = env['PLAN_ONLY'];
  return meant !== undefined && meant !== '' && meant !== project.name;
}

function isUnchanged({ project, stage }: OperationContext, base: string): boolean {
  const read = parametersRead(project, stage.name);
  return (
    isSameAsBase(project, stage.name, base) && parametersAboutToChange(project, stage.name, read).length === 0
  );
}

function show({ session, screen }: OperationWork, plan: PlanForReview, { json }: PlanOptions): ExitCode {
  const { context } = session;
  if (!isMade(plan.report)) {
    screen.failures(session, plan.report);
    return 1;
  }
  const report = {
    ...plan.report,
    changes: plan.report.changes.filter(({ resource }) => !isPreviewHelper(resource.addr)),
  };
  if (json) {
    const names = { stack: context.project.name, stage: context.stage.name };
    context.out.stdout.write(`${JSON.stringify(summaryJson(report, names), undefined, 2)}\n`);
    return 0;
  }
  const summary = changesAnything(report) ? summaryLine(report) : 'nothing to change';
  screen.line(`${screen.title}: ${plan.status === 'preview' ? 'preview: ' : ''}${summary}`);
  changeLines(report, screen.colors).forEach((line) => {
    screen.line(line);
  });
  if (plan.status === 'preview') {
    screen.line(`  not known before the upstream is deployed: ${plan.pending.join(', ')}`);
  }
  return 0;
}
