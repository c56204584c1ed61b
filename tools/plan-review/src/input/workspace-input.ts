/** Everything that is known about the workspace: its stacks, and what the files at its root say about all of them. */
import type { AcceptedFindings } from '../guard';
import type { StackInput } from './stack-input';
import type { StageBudget } from './stage-budget';

export interface WorkspaceInput {
  readonly stacks: readonly StackInput[];
  /** What m2m-guard.json accepts of the guard's findings; absent: nothing. */
  readonly accepted?: AcceptedFindings;
  /** What the tokens of the stage may cost; absent: nobody says. */
  readonly budget?: StageBudget;
  /** What could not be read and is about no stack alone, one sentence each. */
  readonly problems?: readonly string[];
}
