/** What every command of a stack has in common: the stack that it names, its stage, and what it ends with. */
import type { Command } from 'commander';
import type { OperationContext } from '../operations/operation';
import { targetDescriptions, type StackTarget } from '../targets/target-help';
import { absence } from './absent-stack';
import { operationContext, type CommandLineContext, type StageOption } from './command-context';
import { whyNotInThisRun } from './not-in-this-run';

/** Adds some of the commands to the program. */
export type CommandGroup = (commands: StackCommands) => void;

export class StackCommands {
  readonly #program: Command;

  /** @param done receives the exit code of the command that ran */
  constructor(
    program: Command,
    readonly context: CommandLineContext,
    readonly done: (exitCode: number) => void,
  ) {
    this.#program = program;
  }

  add(target: StackTarget): Command {
    return this.#program
      .command(target)
      .description(targetDescriptions[target])
      .argument('<stack>', 'name of the stack, which is also its folder and its Nx project')
      .exitOverride();
  }

  addOnStage(target: StackTarget): Command {
    return this.add(target).option(
      '--stage <stage>',
      'stage of cdktf.json; default: the variable STAGE, else defaultStage of cdktf.json',
    );
  }

  /** Runs a command on a stack, unless the stage does not have that stack, or the run of Nx is about something else. */
  async whenNeeded(
    target: StackTarget,
    stack: string,
    options: StageOption,
    run: (operation: OperationContext) => Promise<number>,
  ): Promise<void> {
    const operation = operationContext(this.context, stack, options);
    const { project, stage, env, out } = operation;
    const absent = absence(project, stage, target);
    if (absent !== undefined) {
      const machineReads = 'json' in options && options.json === true;
      out[machineReads ? 'stderr' : 'stdout'].write(`${absent}\n`);
      this.done(0);
      return;
    }
    const notInThisRun = whyNotInThisRun(target, project.name, env);
    if (notInThisRun !== undefined) {
      // Nobody asked for this task, and the one that was asked for may print JSON.
      out.stderr.write(`${project.name} (${stage.name}): ${notInThisRun}\n`);
      this.done(0);
      return;
    }
    this.done(await run(operation));
  }
}
