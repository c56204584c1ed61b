/** What somebody changed outside Terraform. The plan does not propose it; apply may undo it all the same. */
import { html } from '../markup/html';
import { code, fenced, fold } from '../markup/markdown';
import type { Drift, StackReview } from '../review/model';
import { diffLines } from './changes/attribute-list';
import { attributesHtml } from './changes/changes-html';
import { section } from './section';
import { counted } from './words';

export const driftSection = section<readonly StackReview[]>({
  id: 'drift',
  title: 'Changed outside Terraform',
  data: ({ stacks }) => {
    const drifted = stacks.filter(({ drift }) => drift.length > 0);
    return drifted.length === 0 ? undefined : drifted;
  },
  markdown: (stacks, detail) =>
    detail === 'table'
      ? undefined
      : {
          head: '',
          rows: stacks.map(({ stack, drift }) =>
            [
              `\n${code(stack, 100)}`,
              '',
              fenced(
                'diff',
                drift.map((entry) => `! ${driftText(entry)} ${entry.address}`),
              ),
              ...(detail === 'details'
                ? [
                    '',
                    fold(
                      'What differs',
                      fenced(
                        'diff',
                        drift.flatMap((entry) => [`@@ ${entry.address} @@`, ...diffLines(entry)]),
                      ),
                    ),
                  ]
                : []),
            ].join('\n'),
          ),
        },
  html: (stacks) =>
    html`${stacks.map(
      ({ stack, drift }) =>
        html`<details class="stack">
          <summary>
            <h3>${stack}</h3>
            <span class="note">${counted(drift.length, 'resource')}</span>
          </summary>
          <ul class="changes">
            ${drift.map(
              (entry) =>
                html`<li class="change">
                  <details>
                    <summary class="line">
                      <span class="action unknown">${driftText(entry)}</span>
                      <code class="address">${entry.address}</code>
                    </summary>
                    ${attributesHtml(entry.attributes, false)}
                  </details>
                </li>`,
            )}
          </ul>
        </details>`,
    )}`,
});

function driftText({ action, configured }: Drift): string {
  if (action === 'delete') return 'deleted';
  if (action === 'unknown') return 'not understood';
  return configured ? 'changed' : 'changed in computed attributes only';
}
