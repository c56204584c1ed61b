/** Applies a plan file: what was shown and nothing else. Deploy and destroy share it. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { seconds } from '../progress';
import { forgetReview } from '../review-input';
import { CutCreations, type RunFolder, type RunReport, type TerraformSession } from '../terraform-run';
import type { ExitCode } from './operation';
import type { OperationScreen } from './operation-screen';
import { settleCutCreations } from './settle-cut-creations';

/** Long enough for a run on another machine that is about to end, short enough to tell a person. */
export const lockTimeout = '-lock-timeout=3s';

export interface PlanToApply {
  readonly session: TerraformSession;
  readonly screen: OperationScreen;
  readonly folder: RunFolder;
  readonly plan: RunReport;
  /** `deployed` */
  readonly done: string;
  /** `deploy`, for the sentence that says how to go on. */
  readonly target: string;
}

export async function applyPlan(apply: PlanToApply): Promise<{ exitCode: ExitCode; report: RunReport }> {
  const { session, screen, folder, plan, done } = apply;
  const begin = Date.now();
  forgetReview(session.context.project, session.context.stage.name);
  const progress = screen.follow(plan.changes);
  const report = await session.runOutliving(
    ['apply', '-json', '-input=false', lockTimeout, folder.planFile],
    folder.call('apply'),
    progress.onEvent,
  );
  if (report.exitCode === 0) {
    screen.line(`${screen.title}: ${done} in ${seconds(Date.now() - begin)}`);
    return { exitCode: 0, report };
  }
  if (session.interruption.requested) {
    // Here, for those who go on elsewhere; when there is no time left for it, the next deploy does it.
    new CutCreations(session.context.project, session.context.stage.name).remember(folder.applyEvents);
    await settleCutCreations(session, screen, folder);
    screen.failure(
      `${screen.title}: stopped; ${progress.finished()} of ${progress.steps} steps are done and saved in the state. Go on: ${again(apply)}`,
    );
  } else {
    screen.failures(session, report);
    screen.failure(
      report.exitCode === undefined
        ? `${screen.title}: terraform was killed before it could save the state; the lock may still be held: ${command(session, 'unlock')}`
        : `${screen.title}: failed after ${progress.finished()} of ${progress.steps} steps; those are saved in the state. Once the cause is gone: ${again(apply)}`,
    );
  }
  sayUnsavedState(session, screen);
  return { exitCode: 1, report };
}

function again({ session, target }: PlanToApply): string {
  return command(session, target);
}

function command({ context: { project, stage } }: TerraformSession, target: string): string {
  return `npx nx run ${project.name}:${target}:${stage.name}`;
}

/** Terraform keeps the state here when it could not write it where it belongs. */
export function unsavedState({ folder }: TerraformSession): string | undefined {
  const file = join(folder, 'errored.tfstate');
  return existsSync(file) ? file : undefined;
}

export function sayUnsavedState(session: TerraformSession, screen: OperationScreen): boolean {
  const file = unsavedState(session);
  if (file !== undefined) {
    const folder = relative(session.context.workspaceRoot, session.folder);
    screen.failure(
      `${folder}/errored.tfstate: this state could not be written where it belongs; ` +
        `write it there: terraform -chdir="${folder}" state push errored.tfstate, and then delete the file. Nothing else runs before that`,
    );
  }
  return file !== undefined;
}
