/**
 * Is the plan that is about to be applied the one that was reviewed?
 *
 * The answer comes from digests that report and deploy compute with the same code and the same key; why no plan file travels
 * from the review to the deployment stands in docs/adr/0030. Everything here happens before anything is changed.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  digestDifference,
  DigestKeyError,
  findDigestKey,
  localKeyFolder,
  parsePlan,
  PlanError,
  previewDifference,
  stackDigest,
  withoutPreviewHelper,
  type DigestKey,
  type Plan,
  type StackDigest,
  type StackReview,
} from '@m2m/plan-review';
import {
  inPreviewFolder,
  isMade,
  makeUnlockedPlan,
  parametersRead,
  planJson,
  readParameters,
  requireSameVersions,
  stackInputs,
  type ContractPin,
} from '../review-input';
import { StackError } from '../stack-error';
import type { RunFolder, TerraformSession } from '../terraform-run';
import type { ReviewedStack } from './reviewed-stack';

export interface Comparison {
  /** In words, one line each; empty when the plan is what was reviewed. */
  readonly differences: readonly string[];
  /** The contract parameters that the plan was made with. */
  readonly pins: readonly ContractPin[];
}

/** @throws StackError when it cannot be told, which stops the deployment just as a difference does */
export async function compareWithReview(
  session: TerraformSession,
  folder: RunFolder,
  { review }: ReviewedStack,
): Promise<Comparison> {
  const { project, stage, env } = session.context;
  const names = parametersRead(project, stage.name);
  const [json, { pins }] = await Promise.all([
    planJson(session, folder.planFile),
    readParameters(names, stage, env),
  ]);
  requireSameVersions(json, pins);
  const plan = understood(json);
  const now = (made: Plan, known: readonly ContractPin[]) =>
    stackDigest(
      withoutPreviewHelper(made),
      {
        stack: project.name,
        stage: stage.name,
        ...stackInputs(project, stage.name),
        contractPins: [...known],
      },
      digestKey(session),
    );
  if (review?.digest === undefined || review.status === 'failed') {
    return { pins, differences: unreviewed(review, now(plan, pins)) };
  }
  if (review.status !== 'preview') {
    return { pins, differences: digestDifference(review.digest, now(plan, pins)) };
  }
  const pinsOfPreview = pins.filter(({ name }) => !review.pendingParameters.includes(name));
  const differences = await previewDifferences(session, folder, review, review.digest, plan, (preview) =>
    now(preview, pinsOfPreview),
  );
  return { pins, differences };
}

/** True when every parameter still is the one that the plan was made with. */
export async function contractStillHolds(
  { context: { project, stage, env } }: TerraformSession,
  pins: readonly ContractPin[],
): Promise<boolean> {
  const again = await readParameters(parametersRead(project, stage.name), stage, env);
  return isDeepStrictEqual(again.pins, pins);
}

/**
 * The preview is made once more, and has to be the reviewed one; then the plan has to keep what it promises.
 *
 * First it is made from the state as the last apply left it, because the upstream is deployed by now, and what stood on
 * something that it replaced may be gone; the review saw it stand. Then with what is there now, for the case that the review
 * saw drift.
 */
async function previewDifferences(
  session: TerraformSession,
  folder: RunFolder,
  { pendingParameters }: StackReview,
  reviewed: StackDigest,
  plan: Plan,
  digestOf: (preview: Plan) => StackDigest,
): Promise<string[]> {
  const { project, stage } = session.context;
  let differences: string[] = [];
  for (const refresh of [['-refresh=false'], []]) {
    const { report, json } = await inPreviewFolder(project, stage.name, pendingParameters, (scratch) =>
      makeUnlockedPlan(session.at(scratch), `${folder.planFile}.preview`, refresh),
    );
    if (json === undefined || !isMade(report)) {
      return ['the preview that was reviewed cannot be made again'];
    }
    const preview = understood(json);
    differences = digestDifference(reviewed, digestOf(preview));
    if (differences.length === 0) {
      return previewDifference(withoutPreviewHelper(preview), plan);
    }
  }
  return differences;
}

/** A stack without a digest in the report was not planned for it; nobody has seen any of its changes. */
function unreviewed(review: StackReview | undefined, { changes }: StackDigest): string[] {
  const why =
    review === undefined
      ? 'it is not in the report'
      : review.status === 'failed'
        ? 'its plan failed then'
        : 'it was not planned then';
  return changes.map(({ address, action }) => `not reviewed, because ${why}: ${action} ${address}`);
}

function digestKey({ context: { env, workspaceRoot } }: TerraformSession): DigestKey {
  try {
    return findDigestKey(env, localKeyFolder(workspaceRoot));
  } catch (error) {
    throw error instanceof DigestKeyError ? new StackError(error.message, 2) : error;
  }
}

function understood(json: string): Plan {
  try {
    return parsePlan(json);
  } catch (error) {
    throw error instanceof PlanError ? new StackError(`${error.message}. Nothing was applied.`) : error;
  }
}
