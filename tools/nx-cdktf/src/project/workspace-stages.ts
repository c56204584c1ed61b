/** The stages of the workspace: the root `cdktf.json`, read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCdktfJson, selectStage, type Stage, type Stages } from '@m2m/stages/config';
import { StackError } from '../stack-error';

/**
 * @throws ConfigurationError naming file and key when `cdktf.json` is malformed
 * @throws StackError when there is no `cdktf.json`
 */
export function readStages(workspaceRoot: string): Stages {
  return parseCdktfJson(readCdktfJson(workspaceRoot), 'cdktf.json');
}

function readCdktfJson(workspaceRoot: string): string {
  try {
    return readFileSync(join(workspaceRoot, 'cdktf.json'), 'utf8');
  } catch (error) {
    throw new StackError(
      `cdktf.json: cannot be read at the workspace root (${(error as NodeJS.ErrnoException).code}); it holds the stages`,
      2,
    );
  }
}

/**
 * The stage that a command means: the one it names, else the one of the variable STAGE, else the default stage.
 *
 * @throws StackError when the command names one stage and STAGE another
 */
export function chooseStage(stages: Stages, named: string | undefined, env: NodeJS.ProcessEnv): Stage {
  const fromVariable = env['STAGE'] || undefined;
  const stage = selectStage(stages, named ?? fromVariable);
  refuseContradiction(stage.name, fromVariable);
  return stage;
}

/** One terminal left with STAGE=prod must not quietly lose against a flag, nor win. */
export function refuseContradiction(chosen: string, fromVariable: string | undefined): void {
  if (fromVariable && fromVariable !== chosen) {
    throw new StackError(
      `The variable STAGE is ${JSON.stringify(fromVariable)}, but this command is about the stage ${JSON.stringify(chosen)}; ` +
        'unset STAGE, or name the same stage in both',
      2,
    );
  }
}
