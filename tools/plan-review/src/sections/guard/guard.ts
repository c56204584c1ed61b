/** The guard's findings that this change brings, and those that it mends. Always there when the guard has looked. */
import { html } from '../../markup/html';
import type { GuardFinding, GuardReview } from '../../review/model';
import { section } from '../section';
import { counted } from '../words';
import { findingHtml } from './finding-html';
import { findingMarkdown, removedMarkdown } from './finding-markdown';

export const guardSection = section<GuardReview>({
  id: 'guard',
  title: 'Findings of the guard',
  data: ({ guard }) => guard,
  markdown: (guard, detail) => {
    const { added, removed } = guard;
    const told = detail === 'table' ? added.filter(({ severity }) => severity === 'error') : added;
    const mended = detail === 'table' ? [] : removed;
    if (detail === 'table' && told.length === 0) return undefined;
    return {
      head: `${summary(guard)}\n`,
      rows: [...told.map((finding) => findingMarkdown(finding, detail)), ...mended.map(removedMarkdown)],
    };
  },
  html: (guard) =>
    html`<p class="${isQuiet(guard) && 'nothing'}">${summary(guard)}</p>
      ${
        !isQuiet(guard) &&
        html`<ul class="dangers guard-findings">
          ${guard.added.map((finding) => findingHtml(finding, 'added'))}
          ${guard.removed.map((finding) => findingHtml(finding, 'removed'))}
        </ul>`
      }`,
});

function isQuiet({ added, removed }: GuardReview): boolean {
  return added.length + removed.length === 0;
}

function summary({ compared, added, removed, unchangedCount }: GuardReview): string {
  if (!compared) {
    return added.length === 0
      ? 'None. There is no base to compare with, so these would be all there are.'
      : `${countedFindings(added)}. There is no base to compare with, so nobody can say which of them are new.`;
  }
  const before =
    unchangedCount === 0
      ? ''
      : ` ${counted(unchangedCount, 'finding that was', 'findings that were')} there before ${unchangedCount === 1 ? 'is' : 'are'} still there.`;
  if (added.length + removed.length === 0) return `This change adds none and removes none.${before}`;
  return `This change adds ${added.length === 0 ? 'none' : countedFindings(added)} and removes ${removed.length === 0 ? 'none' : countedFindings(removed)}.${before}`;
}

function countedFindings(findings: readonly GuardFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ].join(' and ');
}
