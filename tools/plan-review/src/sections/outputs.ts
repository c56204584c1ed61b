/** Outputs that change: names only, because an output can hold anything. */
import { html } from '../markup/html';
import { code } from '../markup/markdown';
import type { OutputChange, StackReview } from '../review/model';
import { section } from './section';

export const outputsSection = section<readonly StackReview[]>({
  id: 'outputs',
  title: 'Outputs that change',
  data: ({ stacks }) => {
    const changed = stacks.filter(({ outputs }) => outputs.length > 0);
    return changed.length === 0 ? undefined : changed;
  },
  markdown: (stacks, detail) =>
    detail === 'table'
      ? undefined
      : {
          head: '',
          rows: stacks.map(
            ({ stack, outputs }) =>
              `- ${code(stack, 100)}: ${outputs.map((output) => `${code(output.name, 100)} ${outputText(output)}`).join(', ')}`,
          ),
        },
  html: (stacks) =>
    html`<ul class="entries">
      ${stacks.map(
        ({ stack, outputs }) =>
          html`<li>
            <span class="stack-name">${stack}</span>
            <ul>
              ${outputs.map((output) => html`<li><code>${output.name}</code> ${outputText(output)}</li>`)}
            </ul>
          </li>`,
      )}
    </ul>`,
});

const actionText = {
  create: 'added',
  update: 'changed',
  delete: 'removed',
  unknown: 'change not understood',
} as const;

function outputText({ action, sensitive, unknownUntilApplied }: OutputChange): string {
  const notes = [...(sensitive ? ['sensitive'] : []), ...(unknownUntilApplied ? ['known after apply'] : [])];
  return `${actionText[action]}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}
