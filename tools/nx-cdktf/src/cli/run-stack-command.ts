/** Runs one command line and turns every failure into a sentence and an exit code. */
import { CommanderError } from 'commander';
import { ConfigurationError } from '@m2m/stages/config';
import { StackError } from '../stack-error';
import type { CommandLineContext } from './command-context';
import { stackProgram } from './program';
import type { CommandGroup } from './stack-commands';

/**
 * @param words the command line without node and script
 * @param groups the commands there are
 * @returns the exit code: 0 fine, 1 failed or findings, 2 could not run
 */
export async function runStackCommand(
  words: readonly string[],
  context: CommandLineContext,
  groups: readonly CommandGroup[],
): Promise<number> {
  let exitCode = 2;
  const program = stackProgram(groups, context, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return failed(error, context);
  }
}

function failed(error: unknown, { out }: CommandLineContext): number {
  if (error instanceof CommanderError) {
    // Commander has printed its sentence or its help already.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof ConfigurationError || error instanceof StackError) {
    out.stderr.write(`${error.message}\n`);
    return error instanceof StackError ? error.exitCode : 2;
  }
  out.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 2;
}
