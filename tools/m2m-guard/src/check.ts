/** A check as a whole: from sources to what was found. */
import { acknowledge, type Acknowledgement } from './acknowledgements';
import { openDocuments, type Source } from './documents';
import { findingsOf, overBudgetFindings } from './findings';
import { buildModel, type Model } from './model';
import type { Checked } from './report';

export interface CheckOptions {
  readonly acknowledgements?: readonly Acknowledgement[];
  /** As in `2027-01-31`, in UTC. @default the day of this machine */
  readonly today?: string;
  /** What the tokens of all these stacks may cost per month; without it money is no finding. */
  readonly budgetUsdPerMonth?: number | undefined;
}

export function check(sources: readonly Source[], options: CheckOptions = {}): Checked {
  return checkModel(modelOf(sources), options);
}

/** For whoever needs the model as well. */
export function checkModel(
  model: Model,
  {
    acknowledgements = [],
    today = new Date().toISOString().slice(0, 10),
    budgetUsdPerMonth,
  }: CheckOptions = {},
): Checked {
  const { stacks } = model;
  const findings = [...findingsOf(model), ...overBudgetFindings(model, budgetUsdPerMonth)];
  return { stacks, ...acknowledge(findings, { acknowledgements, today, stacks }) };
}

/** States say what was there before. They are no stacks of their own: a mistake in one is past. */
export function modelOf(sources: readonly Source[]): Model {
  const after = sources.filter(({ kind }) => kind !== 'state');
  return buildModel(openDocuments(after), openDocuments(sources.flatMap(statesIn)).all);
}

/** A plan holds the state that it starts from. */
function statesIn(source: Source): Source[] {
  switch (source.kind) {
    case 'configuration':
      return [];
    case 'plan':
      return [{ ...source, kind: 'state' }];
    case 'state':
      return [source];
  }
}
