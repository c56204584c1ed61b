/** Reads the outputs of a deployed stack for other tools, sensitive values included: at the moment of use, never kept. */
import { selectStage } from '@m2m/stages/config';
import { readStackProject } from '../project';
import { readStages } from '../project/workspace-stages';
import { StackError } from '../stack-error';
import { diagnosticOf, placeOf, surroundingsOf, translate } from '../diagnostics';
import { initialize, Interruption, TerraformSession } from '../terraform-run';
import { allOutputs, parseOutputs, type StackOutputs } from './stack-outputs';

export interface OutputsRequest {
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly stack: string;
  /** Name of a stage of cdktf.json. */
  readonly stage: string;
  /** Default: the environment of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Values by output name; none when the stack is not deployed to the stage.
 *
 * @throws StackError when the state cannot be read, with the translated reason
 * @throws ConfigurationError when cdktf.json is wrong or has no such stage
 */
export async function readOutputs(request: OutputsRequest): Promise<Record<string, unknown>> {
  const { workspaceRoot, env = process.env } = request;
  const stage = selectStage(readStages(workspaceRoot), request.stage);
  const project = readStackProject(workspaceRoot, request.stack);
  const { stderr, stdout } = process;
  const interruption = new Interruption((line) => stderr.write(`${line}\n`));
  try {
    const context = { project, stage, workspaceRoot, env, out: { stdout, stderr } };
    return allOutputs(await outputsOf(await TerraformSession.open(context, interruption)));
  } finally {
    interruption.end();
  }
}

/** @throws StackError when the state cannot be read */
export async function outputsOf(session: TerraformSession): Promise<StackOutputs> {
  const failedInit = await initialize(session);
  if (failedInit !== undefined) {
    throw new StackError(explain(session, failedInit.diagnostics).join('\n'));
  }
  const { text, errors, exitCode } = await session.read(['output', '-json', '-no-color']);
  if (exitCode !== 0) {
    throw new StackError(explain(session, [diagnosticOf(errors)]).join('\n'));
  }
  return parseOutputs(text);
}

function explain(
  { context, synthesized }: TerraformSession,
  diagnostics: Parameters<typeof translate>[0],
): string[] {
  return translate(
    diagnostics.filter(({ severity }) => severity === 'error'),
    surroundingsOf(context, synthesized),
    (address) => placeOf(synthesized, address),
  );
}
