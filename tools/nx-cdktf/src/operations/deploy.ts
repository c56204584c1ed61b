/**
 * `deploy`: plans, shows the plan, refuses what is dangerous or not what was reviewed, and applies that very plan file. It
 * asks nothing: who does not want what a plan would do, runs `plan`.
 */
import { whyNotDeployedFor } from '../check/deployed-for';
import { placeOf } from '../diagnostics';
import { isDangerous, refusals } from '../danger';
import { outputLines } from '../outputs';
import { readReviewedStack, ReviewGate, type ReviewedStack } from '../reviewed-deploy';
import type { RunFolder, RunReport } from '../terraform-run';
import { applyPlan, lockTimeout, sayUnsavedState } from './apply-plan';
import { runExclusively } from './exclusive-run';
import type { DeployOptions, ExitCode, OperationContext } from './operation';
import { changeLines, changesAnything, summaryLine } from './plan-summary';
import { settleCutCreations } from './settle-cut-creations';
import { initialized, runOperation, type OperationWork } from './run-operation';

export async function runDeploy(
  context: OperationContext,
  { allowDestroy = [], reviewed: reportFile }: DeployOptions = {},
): Promise<ExitCode> {
  const held = whyNotDeployedFor(context);
  if (held !== undefined) {
    context.out.stderr.write(`${held}\n`);
    return 1;
  }
  const reviewed = readReviewedStack(context, reportFile);
  return runOperation(context, (work) =>
    runExclusively(
      { context, screen: work.screen, interruption: work.session.interruption, operation: 'deploy' },
      (folder) => deployWith(work, folder, { allowDestroy, reviewed }),
    ),
  );
}

interface Permission {
  readonly allowDestroy: readonly string[];
  /** Undefined when the deployment is bound to no review. */
  readonly reviewed: ReviewedStack | undefined;
}

async function deployWith(
  work: OperationWork,
  folder: RunFolder,
  { allowDestroy, reviewed }: Permission,
): Promise<ExitCode> {
  const { session, screen } = work;
  if (sayUnsavedState(session, screen) || !(await initialized(work))) {
    return 1;
  }
  if (!(await settleCutCreations(session, screen, folder))) {
    return 1;
  }
  const plan = await makePlan(work, folder, []);
  if (plan === undefined) {
    return 1;
  }
  const refused = refusals({
    changes: plan.changes,
    allowed: [...allowDestroy, ...acknowledgedIn(plan, reviewed)],
    placeOf: (address) => placeOf(session.synthesized, address),
    command: `npx nx run ${session.context.project.name}:deploy:${session.context.stage.name}`,
  });
  if (!changesAnything(plan) && refused.length === 0) {
    screen.line(`${screen.title}: nothing to change, what is deployed is up to date`);
    return 0;
  }
  screen.line(`${screen.title}: ${summaryLine(plan)}`);
  changeLines(plan, screen.colors).forEach((line) => {
    screen.line(line);
  });
  if (refused.length > 0) {
    refused.forEach((line) => {
      screen.failure(line);
    });
    return 1;
  }
  if (reviewed !== undefined && !(await new ReviewGate(work, folder).lets(reviewed))) {
    return 1;
  }
  const { exitCode, report } = await applyPlan({
    session,
    screen,
    folder,
    plan,
    done: 'deployed',
    target: 'deploy',
  });
  shownTexts(report).forEach((line) => {
    screen.line(`  ${line}`);
  });
  return exitCode;
}

/** Protected addresses that the plan touches and that were acknowledged in the review: nobody has to name them again. */
function acknowledgedIn({ changes }: RunReport, reviewed: ReviewedStack | undefined): string[] {
  const dangerous = changes.filter(isDangerous).map(({ resource }) => resource.addr);
  return dangerous.filter((address) => reviewed?.acknowledged.includes(address));
}

/** A plan, made under the lock and kept in the private folder; undefined when it failed, which is said. */
export async function makePlan(
  { session, screen }: OperationWork,
  folder: RunFolder,
  more: readonly string[],
): Promise<RunReport | undefined> {
  screen.activity('planning');
  const args = [
    'plan',
    '-json',
    '-input=false',
    '-detailed-exitcode',
    lockTimeout,
    `-out=${folder.planFile}`,
    ...more,
  ];
  const plan = await session.runOutliving(args, folder.call('plan'));
  if (session.interruption.requested) {
    screen.failure(`${screen.title}: stopped; nothing was changed`);
    return undefined;
  }
  if (plan.exitCode !== 0 && plan.exitCode !== 2) {
    screen.failures(session, plan);
    return undefined;
  }
  return plan;
}

/** What a person wants to see after a deploy: the outputs that are plain text. */
function shownTexts({ outputs }: RunReport): string[] {
  const texts = Object.entries(outputs).filter(
    ([, { sensitive, value }]) => !sensitive && typeof value === 'string',
  );
  return outputLines(Object.fromEntries(texts.map(([name, { value }]) => [name, value])));
}
