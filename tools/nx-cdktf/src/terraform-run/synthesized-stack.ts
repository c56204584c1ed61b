/** The Terraform JSON of a stack, as far as its operations look at it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workingFolder, type StackProject } from '../project';
import { StackError } from '../stack-error';

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export interface SynthesizedStack {
  /** Backend, required providers. */
  readonly terraform: unknown;
  /** Configuration by type and name. */
  readonly resource: Blocks;
  readonly data: Blocks;
}

/** @throws StackError when the stack is not synthesized for this stage, with the command that does it */
export function readSynthesizedStack(project: StackProject, stage: string): SynthesizedStack {
  const found = findSynthesizedStack(project, stage);
  if (found === undefined) {
    throw new StackError(
      `${project.root}: there is no cdk.tf.json for stage "${stage}"; write it first: npx nx run ${project.name}:synth:${stage}`,
      2,
    );
  }
  return found;
}

/** Undefined when the stack is not synthesized for this stage. */
export function findSynthesizedStack(project: StackProject, stage: string): SynthesizedStack | undefined {
  let text: string;
  try {
    text = readFileSync(join(workingFolder(project, stage), 'cdk.tf.json'), 'utf8');
  } catch {
    return undefined;
  }
  try {
    const { terraform, resource = {}, data = {} } = JSON.parse(text) as Partial<SynthesizedStack>;
    return { terraform, resource, data };
  } catch {
    throw new StackError(
      `${project.root}: the cdk.tf.json of stage "${stage}" is no JSON; write it again: npx nx run ${project.name}:synth:${stage} --skip-nx-cache`,
      2,
    );
  }
}
