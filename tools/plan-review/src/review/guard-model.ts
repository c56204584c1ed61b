/** The part of the review model that is about the findings of the guard. */

export interface GuardReview {
  /** False without a base: `added` then holds every finding there is, and nobody can say which are new. */
  readonly compared: boolean;
  /** Errors first. */
  readonly added: readonly GuardFinding[];
  readonly removed: readonly GuardFinding[];
  /** What m2m-guard.json of the branch accepts. Those that the base does not accept stand first. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Findings that were there before, still are, and that nobody accepts. */
  readonly unchangedCount: number;
}

export interface GuardFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly stack: string;
  readonly address: string;
  readonly constructPath?: string;
  /** What is wrong. It quotes names, never secrets. */
  readonly message: string;
  /** What to do. */
  readonly fix: string;
}

export interface AcknowledgedFinding extends GuardFinding {
  /** Why somebody accepts it. */
  readonly reason: string;
  /** The last day on which it is accepted, in UTC: `2027-01-31`. */
  readonly expires: string;
  /** True when it is this change that accepts it; false without a base. */
  readonly isNew: boolean;
}
