/**
 * A rule: one mistake, the reason why it is one, and how to tell. One rule is one file, and one line in `index.ts`.
 */
import type { Model, Place } from '../model';
import type { Change } from './examples/change';

export type Severity = 'error' | 'warning';

export interface Rule {
  /** What acknowledgements and reports call it. It never changes. */
  readonly id: string;
  /** A warning is shown and fails nothing. */
  readonly severity: Severity;
  /** The mistake, as a clause: "client without a secret". */
  readonly what: string;
  /** What happens to whoever makes it. One or two sentences. */
  readonly why: string;
  /** Where that is known from. */
  readonly source: string;
  /** What to do, in the words of Terraform. */
  readonly fix: string;
  readonly violations: (model: Model) => Violation[];
  readonly examples: Examples;
}

export interface Violation {
  readonly place: Place;
  /** What is wrong here: what was received, and what is allowed. It starts with the noun and quotes no secret. */
  readonly message: string;
}

/** Changes of `examples/good-workspace.ts`, which breaks no rule. Each list of changes is applied together. */
export interface Examples {
  readonly fires: readonly (readonly Change[])[];
  readonly doesNotFire: readonly (readonly Change[])[];
}

export function rule(definition: Rule): Rule {
  return definition;
}
