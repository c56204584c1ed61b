/** The synthesized stacks that a check of one of them reads. */
import { DocumentError, readSources, type Source } from '@m2m/m2m-guard';
import type { Stage } from '@m2m/stages/config';
import {
  readStackProjects,
  relatedStacks,
  stageHasStack,
  workingFolder,
  type StackProject,
} from '../project';
import { StackError } from '../stack-error';
import { readSynthesizedStack } from '../terraform-run/synthesized-stack';

/** The stack and every related one that the stage has. */
export function stacksReadTogether(project: StackProject, stage: Stage): StackProject[] {
  const related = relatedStacks(project, readStackProjects(project.workspaceRoot));
  return [project, ...related.filter((other) => stageHasStack(other, stage))];
}

/**
 * @throws StackError when one of them is not synthesized for the stage, with the command that does it, or cannot be read
 */
export function sourcesOf(projects: readonly StackProject[], stage: Stage): Source[] {
  for (const project of projects) readSynthesizedStack(project, stage.name);
  try {
    return readSources(projects.map((one) => workingFolder(one, stage.name)));
  } catch (error) {
    throw error instanceof DocumentError ? new StackError(error.message, 2) : error;
  }
}
