/** Entry point of `bin/stack.cjs`. */
import type { CommandLineContext } from './command-context';
import { runStackCommand } from './run-stack-command';
import type { StackOperations } from './stack-operations';

/** @returns the exit code */
export function runStack(
  words: readonly string[],
  surroundings: Omit<CommandLineContext, 'loadOperations'>,
): Promise<number> {
  return runStackCommand(words, { ...surroundings, loadOperations });
}

function loadOperations(): Promise<StackOperations> {
  return import('../operations/index.js');
}
