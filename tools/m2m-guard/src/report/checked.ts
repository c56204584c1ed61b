/** What a check found, as every format of the report gets it. */
import type { AcknowledgedFinding } from '../acknowledgements';
import type { Finding } from '../findings';

export interface Checked {
  /** Names of the stacks, in the order in which they were given. */
  readonly stacks: readonly string[];
  readonly findings: readonly Finding[];
  /** Accepted by somebody, and shown all the same. */
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** 0 nothing that fails, 1 findings. Warnings are shown and fail nothing. */
export function exitCodeOf({ findings }: Pick<Checked, 'findings'>): 0 | 1 {
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
