/** What the command line calls, each with the options it may pass. All answer with the exit code. */
import type { AccessOptions, CheckOptions } from '../check';
import type {
  DeployOptions,
  OperationContext,
  OutputOptions,
  PlanOptions,
  UnlockOptions,
} from '../operations/operation';

/** What only reads synthesized stacks. */
export interface StackChecks {
  readonly runCheck: (context: OperationContext, options: CheckOptions) => number;
  readonly runAccess: (context: OperationContext, options: AccessOptions) => number;
}

/** What drives Terraform. */
export interface StackOperations {
  readonly runValidate: (context: OperationContext) => Promise<number>;
  readonly runPlan: (context: OperationContext, options: PlanOptions) => Promise<number>;
  readonly runDeploy: (context: OperationContext, options: DeployOptions) => Promise<number>;
  readonly runDestroy: (context: OperationContext) => Promise<number>;
  readonly runOutput: (context: OperationContext, options: OutputOptions) => Promise<number>;
  readonly runDrift: (context: OperationContext) => Promise<number>;
  readonly runUnlock: (context: OperationContext, options: UnlockOptions) => Promise<number>;
}
