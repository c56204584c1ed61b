/** The command line of a stack: `stack <command> <stack> [--stage <stage>]`. */
import { Command } from 'commander';
import type { CommandLineContext } from './command-context';
import { StackCommands, type CommandGroup } from './stack-commands';

/** @param done receives the exit code of the command that ran */
export function stackProgram(
  groups: readonly CommandGroup[],
  context: CommandLineContext,
  done: (exitCode: number) => void,
): Command {
  const program = new Command('stack')
    .description(
      'Bundle, synthesize, check, deploy and inspect one stack. Exit codes: 0 fine, 1 failed or findings, 2 could not run.',
    )
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => context.out.stdout.write(text),
      writeErr: (text) => context.out.stderr.write(text),
    })
    .exitOverride();
  const commands = new StackCommands(program, context, done);
  for (const group of groups) {
    group(commands);
  }
  return program;
}
