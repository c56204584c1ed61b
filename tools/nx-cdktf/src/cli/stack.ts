/** Entry point of `bin/stack.cjs`. */
import type { CommandLineContext } from './command-context';
import { runStackCommand } from './run-stack-command';
import type { StackChecks, StackOperations } from './stack-operations';

/** @returns the exit code */
export function runStack(
  words: readonly string[],
  surroundings: Omit<CommandLineContext, 'loadOperations' | 'loadChecks'>,
): Promise<number> {
  return runStackCommand(words, { ...surroundings, loadOperations, loadChecks });
}

function loadOperations(): Promise<StackOperations> {
  return import('../operations/index.js');
}

function loadChecks(): Promise<StackChecks> {
  return import('../check/index.js');
}
