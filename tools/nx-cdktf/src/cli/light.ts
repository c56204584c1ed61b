/**
 * Entry point of `bin/stack.cjs` for what needs neither Terraform nor the guard: `bundle` and `synth`, which run more often than
 * all others, and tasks that have nothing to do in the run of Nx that starts them. It is a thirtieth of the whole, and starts
 * sooner.
 */
import type { CommandLineContext } from './command-context';
import { whyNotInThisRun } from './not-in-this-run';
import { operationCommands } from './operation-commands';
import { runStackCommand } from './run-stack-command';
import { synthesisCommands } from './synthesis-commands';

/** Whether `runStack` of this entry point answers to these words; otherwise that of `stack.ts` does. */
export function answersTo([command = '', stack = '']: readonly string[], env: NodeJS.ProcessEnv): boolean {
  // Words in another order are for the whole program to read.
  const isInOrder = stack !== '' && !stack.startsWith('-');
  return (
    ['bundle', 'synth'].includes(command) || (isInOrder && whyNotInThisRun(command, stack, env) !== undefined)
  );
}

/** @returns the exit code */
export function runStack(words: readonly string[], context: CommandLineContext): Promise<number> {
  return runStackCommand(words, context, [synthesisCommands, operationCommands(notInThisEntryPoint)]);
}

function notInThisEntryPoint(): Promise<never> {
  return Promise.reject(new Error('operations are in stack.ts; ask answersTo() before'));
}
