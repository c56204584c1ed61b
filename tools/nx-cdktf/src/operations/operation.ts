/** What every operation on a stack is given, and what it answers with: the exit code of the command. */
import type { Stage } from '@m2m/stages/config';
import type { StackProject } from '../project';

/** One of the two streams of a command. A terminal is recognised by `isTTY`. */
export type OutputStream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

export interface Output {
  /** What was asked for: summaries, outputs, JSON; and progress, where nobody reads the stream by machine. */
  readonly stdout: OutputStream;
  /** Errors, and progress where standard output is JSON. */
  readonly stderr: OutputStream;
}

export interface OperationContext {
  readonly project: StackProject;
  readonly stage: Stage;
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly env: NodeJS.ProcessEnv;
  readonly out: Output;
}

export interface PlanOptions {
  /** Print a summary for machines instead of lines for people. It holds addresses and actions, never values. Default: false. */
  readonly json?: boolean;
  /** A checkout of the base, synthesized for this stage: a stack that is the same there is not planned. Default: PLAN_BASE, else none. */
  readonly base?: string;
  /** Plan also what is the same as on the base. Default: false. */
  readonly all?: boolean;
}

export interface DeployOptions {
  /** Addresses of protected resources that may be replaced or destroyed. Default: none. */
  readonly allowDestroy?: readonly string[];
  /** report.json of the review: what is applied is what it says, or nothing. Default: REVIEWED_REPORT, else no review. */
  readonly reviewed?: string;
}

export interface OutputOptions {
  /** Print one JSON object; sensitive values stay hidden. Default: false. */
  readonly json?: boolean;
}

export interface UnlockOptions {
  /** Id of the lock to remove, as `unlock` without it shows. Default: only show the lock. */
  readonly force?: string;
}

/** 0: fine; 1: findings, or the operation failed; 2: the tool could not run. */
export type ExitCode = 0 | 1 | 2;
