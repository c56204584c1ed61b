/** What somebody changed outside Terraform. The plan does not propose it; apply may undo it all the same. */
import { html } from '../markup/html';
import { code, fenced, fold } from '../markup/markdown';
import type { Drift, StackReview } from '../review/model';
import { diffLines } from './changes/attribute-list';
import { attributesHtml } from './changes/changes-html';
import { section, type Detail } from './section';
import { counted } from './words';

export const driftSection = section<readonly StackReview[]>({
  id: 'drift',
  title: 'Changed outside Terraform',
  data: ({ stacks }) => {
    const drifted = stacks.filter(({ drift }) => drift.length > 0);
    return drifted.length === 0 ? undefined : drifted;
  },
  markdown: (stacks, detail) =>
    detail === 'table' ? undefined : { head: '', rows: stacks.map((stack) => stackMarkdown(stack, detail)) },
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

function stackMarkdown({ stack, drift }: StackReview, detail: Detail): string {
  const configured = drift.filter((entry) => entry.configured);
  const computed = drift.length - configured.length;
  const others = configured.length === 0 ? '' : 'other ';
  return [
    `\n${code(stack, 100)}`,
    ...(configured.length === 0
      ? []
      : [
          '',
          fenced(
            'diff',
            configured.map((entry) => `! ${driftText(entry)} ${entry.address}`),
          ),
        ]),
    ...(computed === 0
      ? []
      : [
          '',
          `${counted(computed, `${others}resource`)}: only computed attributes differ, most often because another resource was made.`,
        ]),
    ...(detail === 'details' ? ['', fold('What differs', fenced('diff', drift.flatMap(driftBlock)))] : []),
  ].join('\n');
}

function driftBlock(entry: Drift): string[] {
  return [`# ${entry.address}`, ...diffLines(entry)];
}

function driftText({ action, configured }: Drift): string {
  if (action === 'delete') return 'deleted';
  if (action === 'unknown') return 'not understood';
  return configured ? 'changed' : 'changed in computed attributes only';
}
