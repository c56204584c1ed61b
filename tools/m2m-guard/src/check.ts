/** A check as a whole: from sources to what was found. */
import { openDocuments, type Source } from './documents';
import { findingsOf } from './findings';
import { buildModel, type Model } from './model';
import type { Checked } from './report';

export function check(sources: readonly Source[]): Checked {
  return checkModel(buildModel(openDocuments(sources)));
}

/** For whoever needs the model as well. */
export function checkModel(model: Model): Checked {
  return { stacks: model.stacks, findings: findingsOf(model) };
}
