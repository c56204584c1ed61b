/** Tells the destroys of one Nx command which stacks go together, through the environment that they inherit. */
import type { PreTasksExecutionContext } from '@nx/devkit';
import { destroyedTogether, destroyedTogetherVariable } from '../operations/destroyed-together';
import { readStackProjects } from '../project';
import { parseNxCommandLine } from './command-line';

export function announceDestroys(
  { argv, workspaceRoot }: Pick<PreTasksExecutionContext, 'argv' | 'workspaceRoot'>,
  env: NodeJS.ProcessEnv,
): void {
  const { targets, projects } = parseNxCommandLine(argv);
  if (targets.includes('destroy')) {
    env[destroyedTogetherVariable] = destroyedTogether(projects, readStackProjects(workspaceRoot)).join(',');
  }
}
