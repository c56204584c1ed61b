/**
 * A command that must never be torn down half-way: it runs in a session of its own, where Ctrl-C of the terminal does not
 * reach it, gets the signal from us exactly once, and is waited for.
 */
import { spawn } from 'node:child_process';
import { onInterrupt } from '../interruption';

export interface ChildCommand {
  /** Program and arguments; no shell sees them. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs it with our output. Resolves with its exit code; a signal that ended it counts as 1. */
export function runChild({ command, cwd, env }: ChildCommand, interruption: AbortSignal): Promise<number> {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
    const stopListening = onInterrupt(interruption, (signal) => child.kill(signal));
    child.once('error', reject);
    child.once('close', (exitCode) => {
      stopListening();
      resolve(exitCode ?? 1);
    });
  });
}
