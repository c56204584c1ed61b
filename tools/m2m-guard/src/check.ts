/** A check as a whole: from sources to what was found. */
import { openDocuments, type Source } from './documents';
import { findingsOf } from './findings';
import { buildModel } from './model';
import type { Checked } from './report';

export function check(sources: readonly Source[]): Checked {
  const model = buildModel(openDocuments(sources));
  return { stacks: model.stacks, findings: findingsOf(model) };
}
