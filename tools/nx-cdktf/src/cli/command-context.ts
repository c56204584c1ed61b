/** What the command line hands to the commands: the process around them, and the stack and stage that words name. */
import type { OperationContext, Output } from '../operations/operation';
import { readStackProject } from '../project';
import { chooseStage, readStages } from '../project/workspace-stages';

export interface CommandLineContext {
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly env: NodeJS.ProcessEnv;
  readonly out: Output;
  /** Whether this process runs this command and nothing else, so that an app may run in it. Default: false. */
  readonly wholeProcess?: boolean;
}

export interface StageOption {
  readonly stage?: string;
}

export function operationContext(
  context: CommandLineContext,
  stack: string,
  { stage }: StageOption,
): OperationContext {
  const { workspaceRoot, env, out } = context;
  return {
    workspaceRoot,
    env,
    out,
    project: readStackProject(workspaceRoot, stack),
    stage: chooseStage(readStages(workspaceRoot), stage, env),
  };
}
