/** What stands of a stack, read from its state: quicker than a plan, because no provider is started. */
import { StackError } from '../stack-error';
import { managedResources, type StateResource } from '../state-json';
import type { TerraformSession } from '../terraform-run';

/**
 * The resources of a stack that `destroy` asks about, its own or one that the same command destroys; none when it was never
 * deployed.
 *
 * @throws StackError when the state cannot be read
 */
export async function standingResources(session: TerraformSession): Promise<StateResource[]> {
  const { text, exitCode } = await session.read(['state', 'pull']);
  if (exitCode !== 0) {
    throw unreadableState(session);
  }
  return managedResources(text);
}

export function unreadableState({ context: { project, stage } }: TerraformSession): StackError {
  return new StackError(
    `${project.name}: its state in stage "${stage.name}" cannot be read, so nothing is destroyed; ` +
      `see why: npx nx run ${project.name}:output:${stage.name}`,
  );
}
