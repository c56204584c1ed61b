/**
 * Stacks that only some stages have: `"stack": { "needs": "github" }` in a package.json means that there is nothing to
 * deploy where the stage does not say `github`. That is no failure: `run-many -t deploy` goes on with the other stacks.
 */
import type { Stage } from '@m2m/stages/config';
import { stageHasStack, type StackProject } from '../project';

/** The sentence that says why a command has nothing to do; `undefined` when the stage has the stack. */
export function absence(
  project: Pick<StackProject, 'name' | 'needs'>,
  stage: Stage,
  command: string,
): string | undefined {
  return stageHasStack(project, stage)
    ? undefined
    : `${project.name} (${stage.name}): nothing to ${command}, because context.stages.${stage.name} in cdktf.json has no ${project.needs ?? ''}`;
}
