/**
 * One danger, one file, one row in the table of `rules.ts`.
 *
 * A rule reads the review of a change, never the plan: what it says can hold nothing that redaction did not let through.
 */
import type { ResourceChange, ShownValue } from '../review/model';

export interface DangerRule {
  /** Unique; quoted in acknowledgements, so it never changes. */
  readonly id: string;
  find(subject: DangerSubject): DangerFinding | undefined;
}

export interface DangerSubject {
  readonly change: ResourceChange;
  /** Any attribute on either side, also one that stays as it is. */
  before(name: string): ShownValue;
  after(name: string): ShownValue;
}

export interface DangerFinding {
  /** What happens, one sentence without full stop. */
  readonly what: string;
  /** What it means for callers and operators. */
  readonly consequence: string;
  /** `possible` when it hangs on a value that is not known before apply. */
  readonly certainty: 'certain' | 'possible';
}

/** How the resource ends, if it does: its identity is lost even when another takes its place. */
export function ending({ action, replacement, deposedKey }: ResourceChange): DangerEnding | undefined {
  if (deposedKey !== undefined) {
    return undefined;
  }
  if (action === 'delete') {
    return { verb: 'deleted', certainty: 'certain' };
  }
  return action === 'replace'
    ? { verb: 'replaced', certainty: replacement?.certainty ?? 'certain' }
    : undefined;
}

export interface DangerEnding {
  readonly verb: 'deleted' | 'replaced';
  readonly certainty: 'certain' | 'possible';
}

/** "is replaced", "may be replaced" */
export function endsInWords({ verb, certainty }: DangerEnding): string {
  return certainty === 'certain' ? `is ${verb}` : `may be ${verb}`;
}

/** True when the attribute is among what differs. */
export function differs({ change }: DangerSubject, name: string): boolean {
  return change.attributes.some((attribute) => attribute.name === name);
}
