/** One thing that is wrong in one place. It quotes names, never values that could be secret. */
import type { Place } from '../model';
import type { Severity } from '../rules';

export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong here, what was received, what is allowed. */
  readonly message: string;
  /** What to do next. */
  readonly fix: string;
}
