/**
 * What keeps a stack from being destroyed, told before the first thing is gone: deletion protection of its own user pools,
 * and of those of the stacks that the same command destroys after it. Without the second look, destroying a protected
 * auth-stack would take every API stack with it and then stop.
 */
import { placeOf } from '../diagnostics';
import { readStackProject, type StackProject } from '../project';
import { StackError } from '../stack-error';
import { deletionProtectedPools, type StateResource } from '../state-json';
import { findSynthesizedStack, initialize, TerraformSession } from '../terraform-run';
import { destroyedTogetherVariable } from './destroyed-together';
import type { OperationWork } from './run-operation';
import { standingResources, unreadableState } from './standing-resources';

/**
 * One line for each protected pool, then what to do; empty when nothing is protected.
 *
 * @param standing what would be destroyed of this stack
 */
export async function protectionLines(
  { session, screen }: OperationWork,
  standing: readonly StateResource[],
): Promise<string[]> {
  const { project, stage, env, workspaceRoot } = session.context;
  const own = protectedPools(session, standing);
  if (own.length > 0) {
    return [...own, `  nothing of ${project.name} was destroyed; ${howToLift(project.name, stage.name)}`];
  }
  const together = env[destroyedTogetherVariable]?.split(',') ?? [];
  for (const upstream of project.upstream.filter((name) => together.includes(name))) {
    screen.activity(`looking for deletion protection of ${upstream}`);
    const opened = await openUpstream(session, readStackProject(workspaceRoot, upstream));
    const lines = protectedPools(opened, await standingResources(opened));
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

function protectedPools({ synthesized }: TerraformSession, standing: readonly StateResource[]): string[] {
  return deletionProtectedPools(standing).map(
    (address) => `${placeOf(synthesized, address)}: deletion protection of this user pool is on`,
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
    throw unreadableState(session);
  }
  return session;
}
