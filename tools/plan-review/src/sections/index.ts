/** The sections of the report, in the order in which they are read. */
import type { Section } from './section';
import { acknowledgementsSection } from './acknowledgements';
import { changesSection } from './changes/changes';
import { checksSection } from './checks';
import { contractSection } from './contract';
import { couldNotAnalyseSection } from './could-not-analyse';
import { dangersSection } from './dangers/dangers';
import { diagnosticsSection } from './diagnostics';
import { driftSection } from './drift';
import { graphSection } from './graph/graph';
import { outputsSection } from './outputs';
import { providersSection } from './providers';
import { reviewedSection } from './reviewed';
import { stacksSection } from './stacks';

export const sections: readonly Section[] = [
  stacksSection,
  dangersSection,
  couldNotAnalyseSection,
  diagnosticsSection,
  contractSection,
  graphSection,
  changesSection,
  outputsSection,
  checksSection,
  driftSection,
  providersSection,
  acknowledgementsSection,
  reviewedSection,
];

export type { Detail, FilledSection, MarkdownBlock, Section } from './section';
export { reasonText, verdictWords } from './words';
