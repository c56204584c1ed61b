/** Provider lock files that differ from the base: other code will run with our credentials. */
import { html } from '../markup/html';
import { code } from '../markup/markdown';
import type { ProviderChange, StackReview } from '../review/model';
import { section } from './section';

export const providersSection = section<readonly StackReview[]>({
  id: 'providers',
  title: 'Providers',
  data: ({ stacks }) => {
    const changed = stacks.filter(({ providers }) => providers.lock === 'changed');
    return changed.length === 0 ? undefined : changed;
  },
  markdown: (stacks, detail) =>
    detail === 'table'
      ? undefined
      : {
          head: '',
          rows: stacks.map(({ stack, providers }) => {
            const changes = providers.changes.map(
              (change) => `${code(change.address)} ${versionText(change, (text) => code(text, 60))}`,
            );
            return `- ${code(stack, 100)}: ${changes.join(', ') || onlyHashes}`;
          }),
        },
  html: (stacks) =>
    html`<ul class="entries">
      ${stacks.map(
        ({ stack, providers }) =>
          html`<li>
            <span class="stack-name">${stack}</span>
            ${
              providers.changes.length === 0
                ? onlyHashes
                : html`<ul>
                    ${providers.changes.map((change) => html`<li><code>${change.address}</code> ${versionText(change, (text) => text)}</li>`)}
                  </ul>`
            }
          </li>`,
      )}
    </ul>`,
});

const onlyHashes = 'the lock file differs, the versions do not';

function versionText({ before, after }: ProviderChange, show: (text: string) => string): string {
  if (before === undefined) return `added${after === undefined ? '' : `, ${show(after)}`}`;
  return after === undefined ? `removed, was ${show(before)}` : `${show(before)} → ${show(after)}`;
}
