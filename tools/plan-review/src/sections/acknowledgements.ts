/** Acknowledgements that match no danger: left standing, they would wave the next one through. */
import { html } from '../markup/html';
import { code } from '../markup/markdown';
import type { UnusedAcknowledgement } from '../review/model';
import { section } from './section';

export const acknowledgementsSection = section<readonly UnusedAcknowledgement[]>({
  id: 'acknowledgements',
  title: 'Acknowledgements to remove',
  data: ({ unusedAcknowledgements }) =>
    unusedAcknowledgements.length === 0 ? undefined : unusedAcknowledgements,
  markdown: (entries, detail) =>
    detail === 'table'
      ? undefined
      : {
          head: 'They match no danger of this review.\n',
          rows: entries.map(
            ({ stack, rule, address }) => `- ${code(stack, 100)} · ${code(rule, 100)} · ${code(address)}`,
          ),
        },
  html: (entries) =>
    html`<p>They match no danger of this review.</p>
      <ul class="entries">
        ${entries.map(
          ({ stack, rule, address }) =>
            html`<li>
              <span class="stack-name">${stack}</span> <code>${rule}</code> <code>${address}</code>
            </li>`,
        )}
      </ul>`,
});
