/**
 * The command line of a stack: `stack <command> <stack> [--stage <stage>]`.
 *
 * What drives Terraform and what reads stacks with the guard is loaded when it is called: synth and bundle start without.
 */
import { Command } from 'commander';
import type { AccessOptions, CheckOptions } from '../check';
import type { DeployOptions, OperationContext, PlanOptions } from '../operations/operation';
import { targetDescriptions, type StackTarget } from '../targets/target-help';
import { absence } from './absent-stack';
import { runBundle } from './run-bundle';
import { runSynth } from './run-synth';
import { operationContext, type CommandLineContext, type StageOption } from './command-context';
import type { StackChecks, StackOperations } from './stack-operations';

/** @param done receives the exit code of the command that ran */
export function stackProgram(context: CommandLineContext, done: (exitCode: number) => void): Command {
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

  const command = (target: StackTarget) =>
    program
      .command(target)
      .description(targetDescriptions[target])
      .argument('<stack>', 'name of the stack, which is also its folder and its Nx project')
      .exitOverride();
  const onStage = (target: StackTarget) =>
    command(target).option(
      '--stage <stage>',
      'stage of cdktf.json; default: the variable STAGE, else defaultStage of cdktf.json',
    );
  const whenPresent = async (
    target: StackTarget,
    stack: string,
    options: StageOption,
    run: (operation: OperationContext) => Promise<number>,
  ) => {
    const operation = operationContext(context, stack, options);
    const nothingToDo = absence(operation.project, operation.stage, target);
    if (nothingToDo !== undefined) {
      const machineReads = 'json' in options && options.json === true;
      context.out[machineReads ? 'stderr' : 'stdout'].write(`${nothingToDo}\n`);
      done(0);
      return;
    }
    done(await run(operation));
  };
  const operate = (
    target: StackTarget,
    stack: string,
    options: StageOption,
    run: (operations: StackOperations, operation: OperationContext) => Promise<number>,
  ) =>
    whenPresent(target, stack, options, async (operation) => run(await context.loadOperations(), operation));
  const look = (
    target: StackTarget,
    stack: string,
    options: StageOption,
    run: (checks: StackChecks, operation: OperationContext) => number,
  ) => whenPresent(target, stack, options, async (operation) => run(await context.loadChecks(), operation));

  command('bundle').action(async (stack: string) => {
    done(await runBundle(context, stack));
  });
  onStage('synth')
    .option('--verbose', 'show the stack trace when the app fails')
    .action(async (stack: string, options: StageOption & { verbose?: boolean }) => {
      done(await runSynth(context, stack, options));
    });
  onStage('check')
    .option('--json', 'print one JSON object')
    .action((stack: string, options: StageOption & CheckOptions) =>
      look('check', stack, options, ({ runCheck }, operation) => runCheck(operation, options)),
    );
  onStage('access')
    .option('--json', 'print one JSON object, and leave access.md as it is')
    .action((stack: string, options: StageOption & AccessOptions) =>
      look('access', stack, options, ({ runAccess }, operation) => runAccess(operation, options)),
    );
  onStage('validate').action((stack: string, options: StageOption) =>
    operate('validate', stack, options, ({ runValidate }, operation) => runValidate(operation)),
  );
  onStage('plan')
    .option('--json', 'print addresses and actions as JSON, without any value')
    .option(
      '--base <folder>',
      'checkout of the base, synthesized for this stage: a stack that is the same there is not planned; default: the variable PLAN_BASE',
    )
    .option('--all', 'plan also what is the same as on the base')
    .action((stack: string, options: StageOption & PlanOptions) =>
      operate('plan', stack, options, ({ runPlan }, operation) => runPlan(operation, options)),
    );
  onStage('deploy')
    .option(
      '--allow-destroy <addresses>',
      'address of a user pool, domain, resource server or client that may be replaced or destroyed; repeat it, or separate addresses by commas',
      collect,
    )
    .option(
      '--reviewed <report.json>',
      'apply what this report of plan-review says, or nothing; default: the variable REVIEWED_REPORT',
    )
    .action((stack: string, options: StageOption & DeployOptions) =>
      operate('deploy', stack, options, ({ runDeploy }, operation) => runDeploy(operation, options)),
    );
  onStage('destroy').action((stack: string, options: StageOption) =>
    operate('destroy', stack, options, ({ runDestroy }, operation) => runDestroy(operation)),
  );
  onStage('output')
    .option('--json', 'print one JSON object; sensitive values stay hidden')
    .action((stack: string, options: StageOption & { json?: boolean }) =>
      operate('output', stack, options, ({ runOutput }, operation) => runOutput(operation, options)),
    );
  onStage('drift').action((stack: string, options: StageOption) =>
    operate('drift', stack, options, ({ runDrift }, operation) => runDrift(operation)),
  );
  onStage('unlock')
    .option('--force <lock-id>', 'remove this lock; without it the lock is only shown')
    .action((stack: string, options: StageOption & { force?: string }) =>
      operate('unlock', stack, options, ({ runUnlock }, operation) => runUnlock(operation, options)),
    );
  return program;
}

function collect(value: string, collected: readonly string[] = []): string[] {
  return [
    ...collected,
    ...value
      .split(',')
      .map((address) => address.trim())
      .filter(Boolean),
  ];
}
