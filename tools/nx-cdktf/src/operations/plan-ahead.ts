/**
 * `plan-ahead`: plans a stack at the same time as the stacks that it reads from, with those contract parameters left open
 * that can be foreseen to change. `plan`, which waits for theirs, takes the plan over when exactly those do.
 *
 * It is there for speed alone: whatever stands in its way it says in one line and leaves to `plan`, which tells the rest.
 */
import {
  baseFolder,
  foreseenChanges,
  isMade,
  isSameAsBase,
  parametersRead,
  PlanAheadFolder,
  planWithParameters,
  publishedUpstream,
  readParameters,
  type ReadParameters,
} from '../review-input';
import { StackError } from '../stack-error';
import { initialize } from '../terraform-run';
import type { ExitCode, OperationContext } from './operation';
import { runOperation, type OperationWork } from './run-operation';

export async function runPlanAhead(context: OperationContext): Promise<ExitCode> {
  const { env, workspaceRoot } = context;
  try {
    return await planAhead(context, env['PLAN_RUN'] ?? '', baseFolder(undefined, env, workspaceRoot));
  } catch (error) {
    return notAhead(context, inShort(error));
  }
}

async function planAhead(
  context: OperationContext,
  run: string,
  base: string | undefined,
): Promise<ExitCode> {
  const { project, stage, env } = context;
  const folder = PlanAheadFolder.begin(project, stage.name, run);
  // Before Terraform, which would take seconds to find out that a parameter is not there.
  const reading = Promise.allSettled([readParameters(parametersRead(project, stage.name), stage, env)]);
  try {
    return await runOperation(context, async (work) => {
      const told = await makePlan(work, folder, reading, base).catch((error: unknown) =>
        sentence(context, inShort(error)),
      );
      if (work.session.interruption.requested) {
        return 1;
      }
      work.screen.line(told);
      return 0;
    });
  } finally {
    folder.end();
  }
}

/** Keeps the plan, and returns what there is to tell: that, or what stood in its way. */
async function makePlan(
  { session, screen }: OperationWork,
  folder: PlanAheadFolder,
  reading: Promise<[PromiseSettledResult<ReadParameters>]>,
  base: string | undefined,
): Promise<string> {
  const { context } = session;
  const { project, stage } = context;
  const [read] = await reading;
  if (read.status === 'rejected') {
    throw read.reason;
  }
  const { missing, values } = read.value;
  const awaited = publishedUpstream(project, stage.name, missing);
  const [absent] = missing.filter((name) => !awaited.includes(name));
  if (absent !== undefined) {
    return sentence(context, `SSM parameter ${JSON.stringify(absent)} is not there yet`);
  }
  const pending = [...awaited, ...foreseenChanges(project, stage.name, { values, base })].sort();
  if (pending.length === 0 && base !== undefined && isSameAsBase(project, stage.name, base)) {
    return sentence(context, 'it is the same as on the base');
  }
  screen.activity('initializing');
  const failedInit = await initialize(session);
  if (failedInit !== undefined) {
    return sentence(context, firstOf(screen.reasons(session, failedInit)));
  }
  screen.activity(pending.length === 0 ? 'planning ahead' : 'planning a preview ahead');
  const { json, ...plan } = await planWithParameters(session, folder.planFile, read.value, pending);
  if (!isMade(plan.report) || json === undefined) {
    return sentence(context, firstOf(screen.reasons(session, plan.report)));
  }
  folder.keep({ plan: { ...plan, json }, terraformVersion: session.terraform.version });
  return `${screen.title}: ${pending.length === 0 ? 'planned ahead' : 'planned ahead, as a preview'}`;
}

function notAhead(context: OperationContext, reason: string): ExitCode {
  context.out.stdout.write(`${sentence(context, reason)}\n`);
  return 0;
}

function sentence({ project, stage }: OperationContext, reason: string): string {
  return `${project.name} (${stage.name}): not planned ahead: ${reason}`;
}

function firstOf([first = '']: readonly string[]): string {
  return first;
}

/** Of an error that is not ours the name alone: its message may quote what it was about. */
function inShort(error: unknown): string {
  return error instanceof StackError ? (error.message.split('\n')[0] ?? '') : (error as Error).name;
}
