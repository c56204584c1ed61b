/**
 * Stacks that read from this one and still stand. Destroyed first, this stack would leave them with ids of nothing, and
 * their own destroy would fail because it cannot read its parameters any more. Nx runs the destroys in the right order;
 * this looks at the states, for those who run the command by hand.
 */
import { downstreamOf, readStackProjects, type StackProject } from '../project';
import { StackError } from '../stack-error';
import { findSynthesizedStack, initialize, TerraformSession } from '../terraform-run';
import type { OperationWork } from './run-operation';

/** One line for each stack that stands in the way; empty when none does. */
export async function standingDownstream({ session, screen }: OperationWork): Promise<string[]> {
  const { project, stage, workspaceRoot } = session.context;
  const lines: string[] = [];
  for (const reader of downstreamOf(project, readStackProjects(workspaceRoot))) {
    screen.activity(`looking whether ${reader.name} still stands`);
    if (findSynthesizedStack(reader, stage.name) === undefined) {
      lines.push(
        `${reader.name} reads from ${project.name}, and whether it still stands cannot be told before it is synthesized: ` +
          `npx nx run ${reader.name}:synth:${stage.name}`,
      );
    } else if (await stands(session, reader)) {
      lines.push(
        `${reader.name} still stands in stage "${stage.name}" and reads from ${project.name}; nothing was destroyed, ` +
          `destroy it first: npx nx run ${reader.name}:destroy:${stage.name}`,
      );
    }
  }
  return lines;
}

async function stands({ context, interruption }: TerraformSession, reader: StackProject): Promise<boolean> {
  const session = await TerraformSession.open({ ...context, project: reader }, interruption);
  const failed = await initialize(session);
  if (failed === undefined) {
    const { text, errors, exitCode } = await session.read(['state', 'list']);
    if (exitCode === 0 || errors.includes('No state file was found')) {
      return text !== '';
    }
  }
  throw new StackError(
    `${reader.name}: its state in stage "${context.stage.name}" cannot be read, so nothing is destroyed that it may need; ` +
      `see why: npx nx run ${reader.name}:output:${context.stage.name}`,
  );
}
