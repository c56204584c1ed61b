/** The sections of the report, in the order in which they are read. */
import type { Section } from './section';
import { accessSection } from './access/access';
import { acknowledgementsSection } from './acknowledgements';
import { changesSection } from './changes/changes';
import { checksSection } from './checks';
import { contractSection } from './contract';
import { costSection } from './cost/cost';
import { couldNotAnalyseSection } from './could-not-analyse';
import { dangersSection } from './dangers/dangers';
import { diagnosticsSection } from './diagnostics';
import { driftSection } from './drift';
import { guardSection } from './guard/guard';
import { graphSection } from './graph/graph';
import { outputsSection } from './outputs';
import { providersSection } from './providers';
import { reviewedSection } from './reviewed';
import { stacksSection } from './stacks';

export const sections: readonly Section[] = [
  stacksSection,
  dangersSection,
  couldNotAnalyseSection,
  accessSection,
  guardSection,
  diagnosticsSection,
  contractSection,
  graphSection,
  changesSection,
  costSection,
  outputsSection,
  checksSection,
  driftSection,
  providersSection,
  acknowledgementsSection,
  reviewedSection,
];

export type { Detail, FilledSection, MarkdownBlock, Section } from './section';
export { reasonText, verdictWords } from './words';
