/**
 * `plan`: what a deploy would do, on the screen and in the private folder of the review. It takes no lock. What is shown
 * comes from Terraform's events; the plan itself, with every value, is for the review alone.
 *
 * Where `plan-ahead` has made the plan in the same run, and the upstream changes what that plan left open and nothing else of
 * the contract, that plan is it.
 */
import { isDeepStrictEqual } from 'node:util';
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
  takePlanAhead,
  unchangedMeta,
  unfinishedMeta,
} from '../review-input';
import { readSynthesizedStack } from '../terraform-run';
import { StackError } from '../stack-error';
import type { ExitCode, OperationContext, PlanOptions } from './operation';
import { OperationScreen } from './operation-screen';
import { initialized, runOperation } from './run-operation';
import { showPlan } from './show-plan';

export async function runPlan(context: OperationContext, options: PlanOptions = {}): Promise<ExitCode> {
  const { project, stage, env, workspaceRoot } = context;
  readSynthesizedStack(project, stage.name);
  const base = baseFolder(options.base, env, workspaceRoot);
  const unfinished = unfinishedMeta(context, base);
  const folder = ReviewFolder.begin(project, stage.name, unfinished);
  const ahead = takePlanAhead(project, stage.name, env['PLAN_RUN']);
  const json = options.json === true;
  try {
    if (base !== undefined && options.all !== true && isUnchanged(context, base)) {
      const meta = unchangedMeta(unfinished, base);
      folder.publish(meta);
      context.out.stdout.write(
        `${project.name} (${stage.name}): the same as on the base (${meta.unchangedSince ?? ''}), so it is not planned; --all plans it\n`,
      );
      return 0;
    }
    if (ahead !== undefined && isDeepStrictEqual(ahead.plan.pending, changedContract(context))) {
      folder.publish(plannedMeta(unfinished, ahead.plan, ahead.terraformVersion), ahead.plan.json);
      const screen = new OperationScreen(context, json);
      showPlan(context, screen, ahead.plan, options);
      screen.end();
      return 0;
    }
    return await runOperation(
      context,
      async (work) => {
        const { session, screen } = work;
        const plan = (await initialized(work)) ? await planForReview(work, folder.planFile) : undefined;
        if (plan === undefined) {
          folder.publish(failedMeta(unfinished, 'terraform init failed'));
          return 1;
        }
        folder.publish(plannedMeta(unfinished, plan, session.terraform.version), plan.json);
        if (!isMade(plan.report)) {
          screen.failures(session, plan.report);
          return 1;
        }
        showPlan(context, screen, plan, options);
        return 0;
      },
      { machineReads: json },
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

function isUnchanged(context: OperationContext, base: string): boolean {
  return isSameAsBase(context.project, context.stage.name, base) && changedContract(context).length === 0;
}

/** Names of the parameters that this stack reads and the plan of an upstream changes, sorted. */
function changedContract({ project, stage }: OperationContext): string[] {
  return parametersAboutToChange(project, stage.name, parametersRead(project, stage.name));
}
