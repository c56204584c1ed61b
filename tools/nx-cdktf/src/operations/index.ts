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
