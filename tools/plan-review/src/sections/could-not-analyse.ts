/** What this tool did not understand. The line is always there, so that its absence never has to be trusted. */
import { html } from '../markup/html';
import { code, prose } from '../markup/markdown';
import type { CouldNotAnalyse } from '../review/model';
import { section } from './section';

export const couldNotAnalyseSection = section<readonly CouldNotAnalyse[]>({
  id: 'could-not-analyse',
  title: 'Could not analyse',
  data: ({ couldNotAnalyse }) => couldNotAnalyse,
  markdown: (entries) => ({
    head: entries.length === 0 ? 'Nothing: all of it was understood.' : '',
    rows: entries.map((entry) => `- ${place(entry)}${prose(entry.text)}`),
  }),
  html: (entries) =>
    entries.length === 0
      ? html`<p class="nothing">Nothing: all of it was understood.</p>`
      : html`<ul class="entries">
          ${entries.map(
            ({ stack, address, text }) =>
              html`<li>
                ${stack !== undefined && html`<span class="stack-name">${stack}</span> `}
                ${address !== undefined && html`<code>${address}</code> `}${text}
              </li>`,
          )}
        </ul>`,
});

function place({ stack, address }: CouldNotAnalyse): string {
  const parts = [
    ...(stack === undefined ? [] : [code(stack, 100)]),
    ...(address === undefined ? [] : [code(address)]),
  ];
  return parts.length === 0 ? '' : `${parts.join(' · ')}: `;
}
