/**
 * `nx run echo-api:deploy` deploys what echo-api reads from first. Nx would begin with that while the check of echo-api still
 * runs, so a deployment that is made for another stack looks at that stack itself: nothing is deployed for a stack that
 * must not be deployed.
 */
import type { OperationContext } from '../operations/operation';
import { readStackProjects, stageHasStack } from '../project';
import { checkStack } from './stack-check';

/** The sentence that says why nothing is deployed; undefined when this stack is deployed for itself, or all is well. */
export function whyNotDeployedFor({ project, stage, env }: OperationContext): string | undefined {
  const name = env['DEPLOY_FOR'];
  if (name === undefined || name === project.name) return undefined;
  const target = readStackProjects(project.workspaceRoot).find((one) => one.name === name);
  if (target === undefined || !stageHasStack(target, stage) || checkStack(target, stage).exitCode === 0) {
    return undefined;
  }
  return `${project.name} (${stage.name}): not deployed, because this run is about ${name}, whose check fails; see why: npx nx run ${name}:check:${stage.name}`;
}
