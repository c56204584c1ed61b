/**
 * What the machine-to-machine tokens of a stage may cost. Nothing of it reaches a stack: the check of the synthesized JSON
 * reads it and makes a finding of what is above.
 */
import { mismatch } from './configuration-error';
import { LocatedObject } from './located-object';

export interface Budget {
  /** Of all stacks of the stage together, in US dollars. */
  readonly usdPerMonth: number;
}

/**
 * `budget` of a stage.
 *
 * @throws ConfigurationError that names file and key of what is wrong or missing
 */
export function parseBudget(stage: LocatedObject): Budget {
  const budget = stage.object('budget', ['usdPerMonth']);
  const usdPerMonth = budget.member('usdPerMonth');
  if (typeof usdPerMonth !== 'number' || !Number.isFinite(usdPerMonth) || usdPerMonth < 0) {
    throw mismatch(
      budget.whereIs('usdPerMonth'),
      'US dollars per month as a number that is not negative',
      usdPerMonth,
    );
  }
  return { usdPerMonth };
}

/**
 * The budget of a stage of which nothing else is asked: a `cdktf.json` of another version of the workspace may have settings
 * that this one does not know.
 *
 * @param settings one entry of `context.stages`
 * @param where file and key of it, such as `cdktf.json: context.stages.dev`
 * @returns undefined when the stage has none
 * @throws ConfigurationError that names file and key of what is wrong or missing
 */
export function readBudget(settings: unknown, where: string): Budget | undefined {
  const stage = LocatedObject.at(where, settings, 'any');
  return stage.has('budget') ? parseBudget(stage) : undefined;
}
