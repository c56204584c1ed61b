/**
 * Tries until GitHub has what it should have. Each attempt looks at everything anew and writes at most once; whatever fails is
 * answered by another whole attempt, never by repeating one write, because an answer 502 may well have written.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { understandFailure } from './github-error';
import { GitHubFailure } from './github-failure';

export interface RetryLimits {
  /** Attempts before giving up, each with at most one write; the last look counts too. 8 by default. */
  readonly attempts: number;
  /** Milliseconds before the second attempt, doubled each time where GitHub names no time; 1,000 by default. */
  readonly firstWaitMs: number;
  /**
   * Milliseconds between a write and the look at what became of it; 3,000 by default. A slower, older run whose write was
   * already under way has overwritten ours by then, and we write once more.
   */
  readonly settleMs: number;
  /** The longest wait that GitHub may ask for, in milliseconds; 10 minutes by default. */
  readonly longestWaitMs: number;
}

const defaults: RetryLimits = { attempts: 8, firstWaitMs: 1000, settleMs: 3000, longestWaitMs: 600_000 };

export interface Task<Outcome> {
  /** For the last sentence: `The comment`. */
  readonly what: string;
  /** Undefined after a write: another look is needed. */
  readonly attempt: () => Promise<Outcome | undefined>;
  /** Called when GitHub refuses the text as too long; false when it cannot be any shorter. */
  readonly shorten: () => boolean;
}

/** @throws {GitHubFailure} when GitHub refuses, or does not answer within all attempts */
export async function untilDone<Outcome>(
  { what, attempt, shorten }: Task<Outcome>,
  retry: Partial<RetryLimits> = {},
): Promise<Outcome> {
  const limits = { ...defaults, ...retry };
  let last = 'somebody else changed it each time';

  for (let count = 1; count <= limits.attempts; count += 1) {
    try {
      const outcome = await attempt();
      if (outcome !== undefined) return outcome;
      await sleep(limits.settleMs);
    } catch (error) {
      const failure = understandFailure(error, Date.now());
      last = error instanceof Error ? error.message : String(error);
      switch (failure.kind) {
        case 'final':
          throw new GitHubFailure(failure.sentence);
        case 'too-long':
          if (shorten()) break;
          throw new GitHubFailure(
            `${what} is too long for GitHub even when shortened as far as it goes; read report.md in the job summary instead.`,
          );
        case 'passing':
          if (count < limits.attempts) {
            await wait(failure.waitMs ?? limits.firstWaitMs * 2 ** (count - 1), limits);
          }
      }
    }
  }
  throw new GitHubFailure(
    `${what} was not written in ${limits.attempts} attempts; the last one said: ${last}. Run the job again.`,
  );
}

async function wait(milliseconds: number, { longestWaitMs }: RetryLimits): Promise<void> {
  if (milliseconds > longestWaitMs) {
    throw new GitHubFailure(
      `GitHub asks to wait ${Math.ceil(milliseconds / 1000)} s (rate limit), more than the ${longestWaitMs / 1000} s that ` +
        'this job may wait. Run the job again later.',
    );
  }
  await sleep(milliseconds);
}
