/** Reads what the tokens of the stage may cost: `budget` in `cdktf.json` of this workspace and of the base. */
import { ConfigurationError, readBudget } from '@m2m/stages/config';
import type { ReadOptions } from './read-stack';
import { cdktfJson, valueAt } from './workspace-files';

/** In US dollars per month; absent: that side has none. */
export interface StageBudget {
  readonly head?: number;
  /** Without a base the same as `head`: nobody can say that it was another one. */
  readonly base?: number;
}

/** A budget that cannot be read is a problem of the review. */
export function stageBudget({ workspaceRoot, base, stage }: ReadOptions, problems: string[]): StageBudget {
  const budgetIn = (root: string, prefix: string) => {
    const settings = valueAt(root, cdktfJson, ['context', 'stages', stage]);
    try {
      return settings === undefined
        ? undefined
        : readBudget(settings, `${cdktfJson}: context.stages.${stage}`)?.usdPerMonth;
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      problems.push(`${prefix}${error.message}`);
      return undefined;
    }
  };
  const head = budgetIn(workspaceRoot, '');
  const before = base === undefined ? head : budgetIn(base, 'in the base, ');
  return { ...(head !== undefined && { head }), ...(before !== undefined && { base: before }) };
}
