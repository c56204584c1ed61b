/** The shape of one thing that is done in front of moto. */
import type { AwsAnswer } from '../data-plane-port';
import type { AwsCall } from './aws-call';

/** Passes a call on to moto and gives back its whole answer. */
export type Forward = (call: AwsCall) => Promise<AwsAnswer>;

/** How a call is recognized: by the target header of the JSON protocols, or by method and path. */
export type CallPattern = { readonly target: string } | { readonly method: string; readonly path: RegExp };

/** One row of the table of everything that moto does not do alone. */
export interface FrontOperation {
  readonly service: string;
  /** The name that AWS gives the operation. */
  readonly operation: string;
  readonly pattern: CallPattern;
  /** What is done here: `answers` without moto, `checks` before moto, `adds` what moto drops, `tells` the data plane. */
  readonly does: 'answers' | 'checks' | 'adds' | 'tells';
  /** What moto lacks, as people read it in the README. */
  readonly because: string;
  /** The answer of the call. An AwsError thrown is an answer too. */
  readonly handle: (call: AwsCall, forward: Forward) => Promise<AwsAnswer>;
}

/** The row that takes a call, if any. */
export function operationFor(
  operations: readonly FrontOperation[],
  call: { service: string; target: string | undefined; method: string; path: string },
): FrontOperation | undefined {
  return operations.find(({ service, pattern }) => {
    if (service !== call.service) {
      return false;
    }
    return 'target' in pattern
      ? pattern.target === call.target
      : pattern.method === call.method && pattern.path.test(call.path);
  });
}
