/** `bundle` and `synth`: what makes the artifacts of a stack. */
import type { StageOption } from './command-context';
import { runBundle } from './run-bundle';
import { runSynth } from './run-synth';
import type { StackCommands } from './stack-commands';

export function synthesisCommands(commands: StackCommands): void {
  const { context, done } = commands;
  commands.add('bundle').action(async (stack: string) => {
    done(await runBundle(context, stack));
  });
  commands
    .addOnStage('synth')
    .option('--verbose', 'show the stack trace when the app fails')
    .action(async (stack: string, options: StageOption & { verbose?: boolean }) => {
      done(await runSynth(context, stack, options));
    });
}
