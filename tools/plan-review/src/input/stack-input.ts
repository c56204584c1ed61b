/** Everything that is known about one stack, read and parsed: what the review is built from, without a file in sight. */
import type { StackContract } from '../contract';
import type { Acknowledgement } from '../danger';
import type { StackSources } from '../guard';
import type { Plan } from '../plan-json';
import type { Meta } from './meta';

export interface StackInput {
  readonly stack: string;
  readonly upstream: readonly string[];
  /** True when this review is to have a plan of the stack: it was asked for by name, or a plan was made. */
  readonly expected: boolean;
  /** Absent when the stack was not planned for this review, or what the plan target wrote cannot be read. */
  readonly meta?: Meta;
  /** Absent when there is no plan, or none that can be read; `problems` then says why. */
  readonly plan?: Plan;
  readonly contract: StackContract;
  /** Undefined without a base; empty when the base has no such stack. */
  readonly baseContract: StackContract | undefined;
  /** The same files as the guard reads them: what access, cost and its findings are told from. */
  readonly sources?: StackSources;
  /** Text of `.terraform.lock.hcl`. */
  readonly lock?: string;
  readonly baseLock?: string;
  readonly acknowledgements: readonly Acknowledgement[];
  /** What could not be read, one sentence each. */
  readonly problems: readonly string[];
}
