/** One call of terraform, and how it ended. */
import type { Interruption } from './interruption';

export interface TerraformCall {
  /** Absolute path of the program. */
  readonly binary: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  /** Receives every line of standard output; it must not throw, because terraform goes on. */
  readonly onLine: (line: string) => void;
}

export interface CallEnd {
  /** Undefined when the process was killed. */
  readonly exitCode: number | undefined;
  /** What stood on standard error; empty as a rule, because `-json` puts errors among the events. */
  readonly errors: string;
}
