/** A check as a whole: from sources to what was found. */
import { openDocuments, type Source } from './documents';
import { findingsOf } from './findings';
import { buildModel, type Model } from './model';
import type { Checked } from './report';

export function check(sources: readonly Source[]): Checked {
  const model = modelOf(sources);
  return { stacks: model.stacks, findings: findingsOf(model) };
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
