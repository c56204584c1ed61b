/** What one tool did about one mistake, as it was observed. */
export interface Verdict {
  readonly verdict: 'stopped' | 'let through';
  /** By what it was stopped: the message, the finding, the line that does not compile. */
  readonly by?: string;
}

export const letThrough: Verdict = { verdict: 'let through' };

export const stopped = (by: string): Verdict => ({ verdict: 'stopped', by });

/** Something went wrong that is not about the mistake, so nobody can say whether it would have been stopped. */
export class NotMeasuredError extends Error {
  override name = 'NotMeasuredError';
}
