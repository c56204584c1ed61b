export type {
  DeployOptions,
  ExitCode,
  OperationContext,
  Output,
  OutputOptions,
  OutputStream,
  PlanOptions,
  UnlockOptions,
} from './operation';
export { runDeploy } from './deploy';
export { runDestroy } from './destroy';
export { runDrift } from './drift';
export { runOutput } from './output';
export { runPlan } from './plan';
export { runPlanAhead } from './plan-ahead';
export { runUnlock } from './unlock';
export { runValidate } from './validate';
