/**
 * `plan-ahead`: plans a stack at the same time as the stacks that it reads from, as if they left their contract as it is.
 * `plan`, which waits for theirs, takes the plan over when they do.
 *
 * It is there for speed alone: whatever stands in its way it says in one line and leaves to `plan`, which tells the rest.
 */
import {
  baseFolder,
  isMade,
  isSameAsBase,
  parametersRead,
  PlanAheadFolder,
  planWithParameters,
  readParameters,
  type ReadParameters,
} from '../review-input';
import { StackError } from '../stack-error';
import { initialize } from '../terraform-run';
import type { ExitCode, OperationContext } from './operation';
import { runOperation, type OperationWork } from './run-operation';

export async function runPlanAhead(context: OperationContext): Promise<ExitCode> {
  const { project, stage, env, workspaceRoot } = context;
  const run = env['PLAN_RUN'] ?? '';
  if (run === '') {
    return notAhead(context, 'that is for runs of Nx that plan several stacks and deploy none');
  }
  try {
    const base = baseFolder(undefined, env, workspaceRoot);
    if (base !== undefined && isSameAsBase(project, stage.name, base)) {
      return notAhead(context, 'it is the same as on the base');
    }
    return await planAhead(context, run);
  } catch (error) {
    return notAhead(context, inShort(error));
  }
}

async function planAhead(context: OperationContext, run: string): Promise<ExitCode> {
  const { project, stage, env } = context;
  const folder = PlanAheadFolder.begin(project, stage.name, run);
  // Before Terraform, which would take seconds to find out that a parameter is not there.
  const reading = Promise.allSettled([readParameters(parametersRead(project, stage.name), stage, env)]);
  try {
    return await runOperation(context, async (work) => {
      const obstacle = await makePlan(work, folder, reading).catch(inShort);
      if (work.session.interruption.requested) {
        return 1;
      }
      work.screen.line(
        obstacle === undefined ? `${work.screen.title}: planned ahead` : sentence(context, obstacle),
      );
      return 0;
    });
  } finally {
    folder.end();
  }
}

/** Undefined when the plan is kept; else what stood in its way. */
async function makePlan(
  { session, screen }: OperationWork,
  folder: PlanAheadFolder,
  reading: Promise<[PromiseSettledResult<ReadParameters>]>,
): Promise<string | undefined> {
  const [read] = await reading;
  if (read.status === 'rejected') {
    throw read.reason;
  }
  const [missing] = read.value.missing;
  if (missing !== undefined) {
    return `SSM parameter ${JSON.stringify(missing)} is not there yet`;
  }
  screen.activity('initializing');
  const failedInit = await initialize(session);
  if (failedInit !== undefined) {
    return screen.reasons(session, failedInit)[0];
  }
  screen.activity('planning ahead');
  const { json, ...plan } = await planWithParameters(session, folder.planFile, read.value);
  if (!isMade(plan.report) || json === undefined) {
    return screen.reasons(session, plan.report)[0];
  }
  folder.keep({ plan: { ...plan, json }, terraformVersion: session.terraform.version });
  return undefined;
}

function notAhead(context: OperationContext, reason: string): ExitCode {
  context.out.stdout.write(`${sentence(context, reason)}\n`);
  return 0;
}

function sentence({ project, stage }: OperationContext, reason: string): string {
  return `${project.name} (${stage.name}): not planned ahead: ${reason}`;
}

/** Of an error that is not ours the name alone: its message may quote what it was about. */
function inShort(error: unknown): string {
  return error instanceof StackError ? (error.message.split('\n')[0] ?? '') : (error as Error).name;
}
