/**
 * The hook before tasks, for every plugin whose targets work on a stage:
 *
 *     export const preTasksExecution = (_options, context) => guardStage(context, process.env, isOurTarget);
 */
import type { PreTasksExecutionContext } from '@nx/devkit';
import { readStages } from '../project/workspace-stages';
import { refuseUnclearStage, type StageNames } from './stage-choice';

/**
 * @param isOurs says which targets work on a stage; a run without any of them is left alone
 * @throws an error without a stack trace: Nx offers the stack trace of an error that has one, and this one is a sentence
 */
export function guardStage(
  { argv, workspaceRoot }: Pick<PreTasksExecutionContext, 'argv' | 'workspaceRoot'>,
  env: NodeJS.ProcessEnv,
  isOurs: (target: string) => boolean,
): void {
  try {
    refuseUnclearStage(argv, env, isOurs, () => readStageNames(workspaceRoot));
  } catch (error) {
    throw Object.assign(error as Error, { stack: undefined });
  }
}

/** @throws ConfigurationError when `cdktf.json` is malformed */
export function readStageNames(workspaceRoot: string): StageNames {
  const { all, defaultStage } = readStages(workspaceRoot);
  return { names: all.map(({ name }) => name), defaultStage };
}
