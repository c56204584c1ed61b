/** The SSM parameters that a stack reads from others, by its synthesized JSON, and which of them are about to change. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedParameters, parsePlan, readContract, type StackContract } from '@m2m/plan-review';
import { readStackProject, workingFolder, type StackProject } from '../project';
import { findReview } from './review-folder';
import { stackInputs } from './stack-inputs';

const nothing: StackContract = { published: [], reads: [], notUnderstood: [] };

/** Empty for a stack that is not synthesized for this stage. */
export function contractOf(project: StackProject, stage: string): StackContract {
  try {
    const text = readFileSync(join(workingFolder(project, stage), 'cdk.tf.json'), 'utf8');
    return readContract(text) ?? nothing;
  } catch {
    return nothing;
  }
}

/** Each name once, sorted. */
export function parametersRead(project: StackProject, stage: string): string[] {
  return [...new Set(contractOf(project, stage).reads.map(({ name }) => name))].sort();
}

/** Of these names, those that a stack of this workspace publishes, whether it is deployed or not. */
export function publishedUpstream(project: StackProject, stage: string, names: readonly string[]): string[] {
  const published = new Set(
    upstreamOf(project).flatMap((upstream) => contractOf(upstream, stage).published.map(({ name }) => name)),
  );
  return names.filter((name) => published.has(name));
}

/**
 * Of these names, those that the plan of an upstream creates, changes or removes. A plan that was made from other sources
 * than those that are there now says nothing any more.
 */
export function parametersAboutToChange(
  project: StackProject,
  stage: string,
  names: readonly string[],
): string[] {
  const changing = new Set(upstreamOf(project).flatMap((upstream) => changedBy(upstream, stage)));
  return names.filter((name) => changing.has(name));
}

function changedBy(upstream: StackProject, stage: string): string[] {
  const review = findReview(upstream, stage);
  if (
    review?.planJson === undefined ||
    review.meta.synthDigest !== stackInputs(upstream, stage).synthDigest
  ) {
    return [];
  }
  return changedParameters(parsePlan(review.planJson));
}

function upstreamOf({ upstream, workspaceRoot }: StackProject): StackProject[] {
  return upstream.map((name) => readStackProject(workspaceRoot, name));
}
