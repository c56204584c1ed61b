/** The part of the review model that is about the findings of the guard. */

export interface GuardReview {
  /** False without a base: `added` then holds every finding there is, and nobody can say which are new. */
  readonly compared: boolean;
  /** Errors first. */
  readonly added: readonly GuardFinding[];
  readonly removed: readonly GuardFinding[];
  /** Findings that were there before and still are. */
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
