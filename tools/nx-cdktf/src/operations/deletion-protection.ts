/**
 * What keeps a stack from being destroyed, told before the first thing is gone: deletion protection of its own user pools,
 * and of those of the stacks that the same command destroys after it. Without the second look, destroying a protected
 * auth-stack would take every API stack with it and then stop.
 */
import { placeOf } from '../diagnostics';
import { readStackProject, type StackProject } from '../project';
import { StackError } from '../stack-error';
import { deletionProtectedPools, managedResources } from '../state-json';
import { findSynthesizedStack, initialize, TerraformSession } from '../terraform-run';
import type { RunReport } from '../terraform-run';
import { destroyedTogetherVariable } from './destroyed-together';
import type { OperationWork } from './run-operation';

/** One line for each protected pool, then what to do; empty when nothing is protected. */
export async function protectionLines(
  { session, screen }: OperationWork,
  plan: RunReport,
): Promise<string[]> {
  const { project, stage, env, workspaceRoot } = session.context;
  if (plan.changes.some(({ resource }) => resource.resource_type === 'aws_cognito_user_pool')) {
    screen.activity('looking for deletion protection');
    const lines = await protectedPools(session);
    return lines.length === 0
      ? []
      : [...lines, `  nothing of ${project.name} was destroyed; ${howToLift(project.name, stage.name)}`];
  }
  const together = env[destroyedTogetherVariable]?.split(',') ?? [];
  for (const upstream of project.upstream.filter((name) => together.includes(name))) {
    screen.activity(`looking for deletion protection of ${upstream}`);
    const lines = await protectedPools(
      await openUpstream(session, readStackProject(workspaceRoot, upstream)),
    );
    if (lines.length > 0) {
      return [
        ...lines,
        `  this command destroys ${upstream} too, so nothing of ${project.name} was destroyed either; ` +
          `${howToLift(upstream, stage.name)}; to destroy ${project.name} alone: npx nx run ${project.name}:destroy:${stage.name}`,
      ];
    }
  }
  return [];
}

function howToLift(stack: string, stage: string): string {
  return (
    `to lift it, set context.stages.${stage}.deletionProtection to false in cdktf.json, ` +
    `run npx nx run ${stack}:deploy:${stage}, then destroy again`
  );
}

async function protectedPools(session: TerraformSession): Promise<string[]> {
  const { text, exitCode } = await session.read(['state', 'pull']);
  if (exitCode !== 0) {
    throw unreadable(session);
  }
  return deletionProtectedPools(managedResources(text)).map(
    (address) => `${placeOf(session.synthesized, address)}: deletion protection of this user pool is on`,
  );
}

async function openUpstream(
  { context, interruption }: TerraformSession,
  upstream: StackProject,
): Promise<TerraformSession> {
  const { stage } = context;
  if (findSynthesizedStack(upstream, stage.name) === undefined) {
    throw new StackError(
      `${upstream.name} is destroyed by the same command, and whether its user pool is protected cannot be told before it is synthesized: ` +
        `npx nx run ${upstream.name}:synth:${stage.name}`,
    );
  }
  const session = await TerraformSession.open({ ...context, project: upstream }, interruption);
  if ((await initialize(session)) !== undefined) {
    throw unreadable(session);
  }
  return session;
}

function unreadable({ context: { project, stage } }: TerraformSession): StackError {
  return new StackError(
    `${project.name}: its state in stage "${stage.name}" cannot be read, so nothing is destroyed; ` +
      `see why: npx nx run ${project.name}:output:${stage.name}`,
  );
}
