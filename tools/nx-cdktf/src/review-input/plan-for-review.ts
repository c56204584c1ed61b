/**
 * Plans a stack for people and for the review: the real plan where its upstream stays as it is, and a preview where
 * parameters that it reads are not there yet or are about to change.
 */
import type { OperationWork } from '../operations/run-operation';
import type { RunReport, TerraformSession } from '../terraform-run';
import { parametersAboutToChange, parametersRead, publishedUpstream } from './contract-parameters';
import { makeUnlockedPlan, type MadePlan } from './plan-made';
import { requireSameVersions } from './planned-versions';
import { inPreviewFolder } from './preview-folder';
import { noParameters, readParameters, type ContractPin, type ReadParameters } from './read-parameters';

export interface PlanForReview extends MadePlan {
  readonly status: 'planned' | 'preview' | 'failed';
  /** Contract parameters that were unknown, sorted. */
  readonly pending: readonly string[];
  readonly pins: readonly ContractPin[];
}

/** @param planFile in a private folder; it is gone afterwards */
export async function planForReview(work: OperationWork, planFile: string): Promise<PlanForReview> {
  const { project, stage } = work.session.context;
  const names = parametersRead(project, stage.name);
  let pending = parametersAboutToChange(project, stage.name, names);
  for (;;) {
    const known = names.filter((name) => !pending.includes(name));
    const { made, parameters } = await planAndRead(work, planFile, pending, known);
    const missing = publishedUpstream(project, stage.name, parameters.missing);
    if (isMade(made.report) || missing.length === 0 || work.session.interruption.requested) {
      return conclude(made, parameters.pins, pending);
    }
    pending = [...pending, ...missing].sort();
  }
}

/**
 * The plan of a stack whose parameters were read before.
 *
 * @param pending names of those that the plan has to leave open, sorted
 */
export async function planWithParameters(
  session: TerraformSession,
  planFile: string,
  { pins }: ReadParameters,
  pending: readonly string[],
): Promise<PlanForReview> {
  const known = pins.filter(({ name }) => !pending.includes(name));
  return conclude(await makePlan(session, planFile, pending), known, pending);
}

export function isMade({ exitCode }: RunReport): boolean {
  return exitCode === 0 || exitCode === 2;
}

/** Both at once, Terraform first: it takes longer, and loading the AWS SDK would hold it up. */
async function planAndRead(
  { session, screen }: OperationWork,
  planFile: string,
  pending: readonly string[],
  known: readonly string[],
): Promise<{ made: MadePlan; parameters: ReadParameters }> {
  const { stage, env } = session.context;
  screen.activity(pending.length === 0 ? 'planning' : 'planning a preview');
  const making = makePlan(session, planFile, pending);
  const reading = readParameters(known, stage, env).then(
    (parameters) => ({ parameters }),
    (error: unknown) => ({ error }),
  );
  const made = await making;
  const read = await reading;
  if ('parameters' in read) {
    return { made, parameters: read.parameters };
  }
  if (isMade(made.report)) {
    throw read.error;
  }
  // The plan failed for the same reason, and says it better.
  return { made, parameters: noParameters };
}

async function makePlan(
  session: TerraformSession,
  planFile: string,
  pending: readonly string[],
): Promise<MadePlan> {
  const { project, stage } = session.context;
  return pending.length === 0
    ? makeUnlockedPlan(session, planFile)
    : inPreviewFolder(project, stage.name, pending, (folder) =>
        makeUnlockedPlan(session.at(folder), planFile),
      );
}

function conclude(made: MadePlan, pins: readonly ContractPin[], pending: readonly string[]): PlanForReview {
  if (!isMade(made.report)) {
    return { ...made, status: 'failed', pending, pins };
  }
  if (made.json !== undefined) {
    requireSameVersions(made.json, pins);
  }
  return { ...made, status: pending.length === 0 ? 'planned' : 'preview', pending, pins };
}
