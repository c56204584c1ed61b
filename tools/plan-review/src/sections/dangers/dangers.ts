/** What hurts somebody when it is applied, in words. Always there: "none" is an answer too. */
import { html } from '../../markup/html';
import type { Danger } from '../../review/model';
import { section } from '../section';
import { counted } from '../words';
import { acknowledgementFiles } from './acknowledgement-file';
import { dangerHtml, howToHtml } from './danger-html';
import { dangerMarkdown, howToMarkdown } from './danger-markdown';

interface DangerList {
  readonly stage: string;
  readonly open: readonly Danger[];
  readonly acknowledged: readonly Danger[];
}

export const dangersSection = section<DangerList>({
  id: 'dangers',
  title: 'Dangers',
  data: ({ stage, dangers }) => ({
    stage,
    open: dangers.filter(({ acknowledgement }) => acknowledgement === undefined),
    acknowledged: dangers.filter(({ acknowledgement }) => acknowledgement !== undefined),
  }),
  markdown: ({ stage, open, acknowledged }, detail) => ({
    head: acknowledged.length > 0 || open.length === 0 ? summary(open.length, acknowledged.length) : '',
    rows: [...open, ...acknowledged].map(dangerMarkdown),
    ...(detail === 'details' &&
      open.length > 0 && { foot: howToMarkdown(acknowledgementFiles(stage, open)) }),
  }),
  html: ({ stage, open, acknowledged }) =>
    open.length + acknowledged.length === 0
      ? html`<p class="nothing">${summary(0, 0)}</p>`
      : html`<ul class="dangers">
            ${[...open, ...acknowledged].map(dangerHtml)}
          </ul>
          ${open.length > 0 && howToHtml(acknowledgementFiles(stage, open))}`,
});

function summary(open: number, acknowledged: number): string {
  if (open + acknowledged === 0) return 'None that this review knows.';
  const parts = [
    ...(open === 0 ? [] : [`${counted(open, 'danger')} that nobody acknowledged`]),
    ...(acknowledged === 0 ? [] : [`${counted(acknowledged, 'danger')} acknowledged`]),
  ];
  return `${parts.join(', ')}.`;
}
