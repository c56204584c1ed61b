import { setTimeout as delay } from 'node:timers/promises';

/** Files of another process can only be looked for. */
export async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await delay(50);
  }
}
