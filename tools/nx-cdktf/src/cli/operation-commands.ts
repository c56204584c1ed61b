/** What drives Terraform, which is loaded when it is asked for. */
import type {
  DeployOptions,
  OperationContext,
  OutputOptions,
  PlanOptions,
  UnlockOptions,
} from '../operations/operation';
import type { StackTarget } from '../targets/target-help';
import type { StageOption } from './command-context';
import type { CommandGroup } from './stack-commands';

/** What the commands call. All answer with the exit code. */
export interface StackOperations {
  readonly runValidate: (context: OperationContext) => Promise<number>;
  readonly runPlanAhead: (context: OperationContext) => Promise<number>;
  readonly runPlan: (context: OperationContext, options: PlanOptions) => Promise<number>;
  readonly runDeploy: (context: OperationContext, options: DeployOptions) => Promise<number>;
  readonly runDestroy: (context: OperationContext) => Promise<number>;
  readonly runOutput: (context: OperationContext, options: OutputOptions) => Promise<number>;
  readonly runDrift: (context: OperationContext) => Promise<number>;
  readonly runUnlock: (context: OperationContext, options: UnlockOptions) => Promise<number>;
}

export function operationCommands(load: () => Promise<StackOperations>): CommandGroup {
  return (commands) => {
    const operate = (
      target: StackTarget,
      stack: string,
      options: StageOption,
      run: (operations: StackOperations, operation: OperationContext) => Promise<number>,
    ) => commands.whenNeeded(target, stack, options, async (operation) => run(await load(), operation));

    commands
      .addOnStage('validate')
      .action((stack: string, options: StageOption) =>
        operate('validate', stack, options, ({ runValidate }, operation) => runValidate(operation)),
      );
    commands
      .addOnStage('plan-ahead')
      .action((stack: string, options: StageOption) =>
        operate('plan-ahead', stack, options, ({ runPlanAhead }, operation) => runPlanAhead(operation)),
      );
    commands
      .addOnStage('plan')
      .option('--json', 'print addresses and actions as JSON, without any value')
      .option(
        '--base <folder>',
        'checkout of the base, synthesized for this stage: a stack that is the same there is not planned; default: the variable PLAN_BASE',
      )
      .option('--all', 'plan also what is the same as on the base')
      .action((stack: string, options: StageOption & PlanOptions) =>
        operate('plan', stack, options, ({ runPlan }, operation) => runPlan(operation, options)),
      );
    commands
      .addOnStage('deploy')
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
    commands
      .addOnStage('destroy')
      .action((stack: string, options: StageOption) =>
        operate('destroy', stack, options, ({ runDestroy }, operation) => runDestroy(operation)),
      );
    commands
      .addOnStage('output')
      .option('--json', 'print one JSON object; sensitive values stay hidden')
      .action((stack: string, options: StageOption & OutputOptions) =>
        operate('output', stack, options, ({ runOutput }, operation) => runOutput(operation, options)),
      );
    commands
      .addOnStage('drift')
      .action((stack: string, options: StageOption) =>
        operate('drift', stack, options, ({ runDrift }, operation) => runDrift(operation)),
      );
    commands
      .addOnStage('unlock')
      .option('--force <lock-id>', 'remove this lock; without it the lock is only shown')
      .action((stack: string, options: StageOption & UnlockOptions) =>
        operate('unlock', stack, options, ({ runUnlock }, operation) => runUnlock(operation, options)),
      );
  };
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
