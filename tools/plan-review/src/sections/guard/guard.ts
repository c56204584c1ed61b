/** The guard's findings that this change brings, and those that it mends. Always there when the guard has looked. */
import { html } from '../../markup/html';
import type { GuardFinding, GuardReview } from '../../review/model';
import { section } from '../section';
import { counted } from '../words';
import { acknowledgedHtml, findingHtml } from './finding-html';
import { acknowledgedMarkdown, findingMarkdown, removedMarkdown } from './finding-markdown';

export const guardSection = section<GuardReview>({
  id: 'guard',
  title: 'Findings of the guard',
  data: ({ guard }) => guard,
  markdown: (guard, detail) => {
    const { added, removed, acknowledged } = guard;
    const isShort = detail === 'table';
    const told = isShort ? added.filter(({ severity }) => severity === 'error') : added;
    const mended = isShort ? [] : removed;
    const accepted = isShort ? acknowledged.filter(({ isNew }) => isNew) : acknowledged;
    if (isShort && told.length + accepted.length === 0) return undefined;
    return {
      head: `${summary(guard)}\n`,
      rows: [
        ...told.map((finding) => findingMarkdown(finding, detail)),
        ...mended.map(removedMarkdown),
        ...accepted.map(acknowledgedMarkdown),
      ],
    };
  },
  html: (guard) =>
    html`<p class="${isQuiet(guard) && 'nothing'}">${summary(guard)}</p>
      ${
        !isQuiet(guard) &&
        html`<ul class="dangers guard-findings">
          ${guard.added.map((finding) => findingHtml(finding, 'added'))}
          ${guard.removed.map((finding) => findingHtml(finding, 'removed'))}
          ${guard.acknowledged.map(acknowledgedHtml)}
        </ul>`
      }`,
});

function isQuiet({ added, removed, acknowledged }: GuardReview): boolean {
  return added.length + removed.length + acknowledged.length === 0;
}

function summary(guard: GuardReview): string {
  return [comparison(guard), ...stillThere(guard), ...accepted(guard)].join(' ');
}

function comparison({ compared, added, removed }: GuardReview): string {
  if (compared) {
    return added.length + removed.length === 0
      ? 'This change adds none and removes none.'
      : `This change adds ${countedFindings(added)} and removes ${countedFindings(removed)}.`;
  }
  return added.length === 0
    ? 'None. There is no base to compare with, so these would be all there are.'
    : `${countedFindings(added)}. There is no base to compare with, so nobody can say which of them are new.`;
}

function stillThere({ unchangedCount: count }: GuardReview): string[] {
  if (count === 0) return [];
  const findings = counted(count, 'finding that was', 'findings that were');
  return [`${findings} there before ${count === 1 ? 'is' : 'are'} still there.`];
}

function accepted({ acknowledged: { length } }: GuardReview): string[] {
  return length === 0
    ? []
    : [`${counted(length, 'finding is', 'findings are')} acknowledged in m2m-guard.json.`];
}

function countedFindings(findings: readonly GuardFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return 'none';
  return [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ].join(' and ');
}
