/**
 * Terraform outlives the command that started it, so that Ctrl-C never costs a state. Whoever wants to take the cloud away
 * from under it has to wait: until nobody holds the lock of a state any more.
 *
 * The locks lie beside the states in the bucket of the stage, where every command sees them, whoever started Terraform.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '@m2m/stages/config';

const pollMs = 200;
/** An apply that was asked to stop finishes the resources under way; none of ours takes longer. */
const patienceMs = 120_000;

/** Resolves when no state of the stage is locked, or nobody is there to hold one. */
export async function terraformIsDone(
  { name, state }: Pick<Stage, 'name' | 'state'>,
  endpoint: string,
): Promise<void> {
  if (state === undefined) {
    return;
  }
  const deadline = Date.now() + patienceMs;
  const list = `${endpoint}/${state.bucket}?list-type=2&prefix=${encodeURIComponent(`${name}/`)}`;
  while (Date.now() < deadline && (await holdsLock(list))) {
    await delay(pollMs);
  }
}

async function holdsLock(list: string): Promise<boolean> {
  try {
    const answer = await fetch(list, { signal: AbortSignal.timeout(5_000) });
    return answer.ok && (await answer.text()).includes('.tflock</Key>');
  } catch {
    return false;
  }
}
