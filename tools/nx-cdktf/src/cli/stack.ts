/** Entry point of `bin/stack.cjs` for every command. */
import { checkCommands } from './check-commands';
import type { CommandLineContext } from './command-context';
import { operationCommands } from './operation-commands';
import { runStackCommand } from './run-stack-command';
import { synthesisCommands } from './synthesis-commands';

/** @returns the exit code */
export function runStack(words: readonly string[], context: CommandLineContext): Promise<number> {
  return runStackCommand(words, context, [
    synthesisCommands,
    checkCommands(() => import('../check/index.js')),
    operationCommands(() => import('../operations/index.js')),
  ]);
}
