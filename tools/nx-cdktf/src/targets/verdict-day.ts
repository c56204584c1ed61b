/**
 * Acknowledgements of findings expire, so where there are some, a verdict of `check` that Nx keeps is good for the day. The hook
 * before tasks says the day in a variable, which Nx hashes without starting a program.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const acknowledgements = 'm2m-guard.json';
export const verdictDayVariable = 'CHECK_DAY';

/** @returns the day in UTC, empty where nothing is acknowledged and a verdict is good for ever */
export function verdictDay(workspaceRoot: string, now: Date): Record<string, string> {
  const expires = existsSync(join(workspaceRoot, acknowledgements));
  return { [verdictDayVariable]: expires ? now.toISOString().slice(0, 10) : '' };
}
