/** `check` and `access`: what reads synthesized stacks with the guard, which is loaded when it is asked for. */
import type { AccessOptions, CheckOptions } from '../check';
import type { OperationContext } from '../operations/operation';
import type { StackTarget } from '../targets/target-help';
import type { StageOption } from './command-context';
import type { CommandGroup } from './stack-commands';

export interface StackChecks {
  readonly runCheck: (context: OperationContext, options: CheckOptions) => number;
  readonly runAccess: (context: OperationContext, options: AccessOptions) => number;
}

export function checkCommands(load: () => Promise<StackChecks>): CommandGroup {
  return (commands) => {
    const look = (
      target: StackTarget,
      stack: string,
      options: StageOption,
      run: (checks: StackChecks, operation: OperationContext) => number,
    ) => commands.whenNeeded(target, stack, options, async (operation) => run(await load(), operation));

    commands
      .addOnStage('check')
      .option('--json', 'print one JSON object')
      .action((stack: string, options: StageOption & CheckOptions) =>
        look('check', stack, options, ({ runCheck }, operation) => runCheck(operation, options)),
      );
    commands
      .addOnStage('access')
      .option('--json', 'print one JSON object, and leave access.md as it is')
      .action((stack: string, options: StageOption & AccessOptions) =>
        look('access', stack, options, ({ runAccess }, operation) => runAccess(operation, options)),
      );
  };
}
