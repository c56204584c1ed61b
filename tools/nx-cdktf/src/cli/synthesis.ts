/**
 * Entry point of `bin/stack.cjs` for `bundle` and `synth`, which run more often than all others: without what drives
 * Terraform and without the guard it is a thirtieth of the size, and starts sooner.
 */
import type { CommandLineContext } from './command-context';
import { runStackCommand } from './run-stack-command';
import { synthesisCommands } from './synthesis-commands';

/** @returns the exit code */
export function runStack(words: readonly string[], context: CommandLineContext): Promise<number> {
  return runStackCommand(words, context, [synthesisCommands]);
}
