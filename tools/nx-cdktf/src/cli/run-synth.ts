/** `stack synth <stack>` */
import { relative } from 'node:path';
import { readStackProject, workingFolder } from '../project';
import { chooseStage, readStages } from '../project/workspace-stages';
import { runInThisProcess, synthStack } from '../synth';
import { absence } from './absent-stack';
import type { CommandLineContext, StageOption } from './command-context';

export async function runSynth(
  { workspaceRoot, env, out, wholeProcess }: CommandLineContext,
  stack: string,
  options: StageOption & { readonly verbose?: boolean },
): Promise<number> {
  const project = readStackProject(workspaceRoot, stack);
  const stages = readStages(workspaceRoot);
  const chosen = chooseStage(stages, options.stage, env);
  const nothingToDo = absence(project, chosen, 'synth');
  if (nothingToDo !== undefined) {
    out.stdout.write(`${nothingToDo}\n`);
    return 0;
  }
  const { name: stage } = chosen;
  await synthStack(project, {
    stage,
    contextJson: stages.contextJson,
    verbose: options.verbose ?? false,
    ...(wholeProcess === true && { runProgram: runInThisProcess }),
  });
  out.stdout.write(`${relative(workspaceRoot, workingFolder(project, stage))}/cdk.tf.json\n`);
  return 0;
}
