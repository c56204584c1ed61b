/** What deploy compares with its own plan, so that nothing else than this is applied. */
import { html } from '../markup/html';
import { code, codeCell, fold, tableHead, tableRow } from '../markup/markdown';
import type { StackReview } from '../review/model';
import { section } from './section';

type Digested = StackReview & Required<Pick<StackReview, 'digest'>>;

export const reviewedSection = section<readonly Digested[]>({
  id: 'reviewed',
  title: 'What deploy will compare',
  data: ({ stacks }) => {
    const digested = stacks.filter((stack): stack is Digested => stack.digest !== undefined);
    return digested.length === 0 ? undefined : digested;
  },
  markdown: (stacks, detail) =>
    detail === 'details'
      ? {
          head: '',
          rows: [
            fold(
              'Digests and pins',
              [
                tableHead('Stack', 'Digest', 'Contract parameters read'),
                ...stacks.map(({ stack, digest, contractPins }) =>
                  tableRow(
                    codeCell(stack, 100),
                    code(digest.total),
                    contractPins
                      .map(({ name, version }) => `${codeCell(name)} version ${version}`)
                      .join('<br>'),
                  ),
                ),
              ].join('\n'),
            ),
          ],
        }
      : undefined,
  html: (stacks) =>
    html`<p>Deploy plans again and goes on only if it gets these digests.</p>
      <ul class="entries">
        ${stacks.map(
          ({ stack, digest, contractPins }) =>
            html`<li>
              <span class="stack-name">${stack}</span> <code class="digest">${digest.total}</code>
              ${
                contractPins.length > 0 &&
                html`<ul>
                  ${contractPins.map(
                    ({ name, version, lastModified }) =>
                      html`<li><code>${name}</code> version ${version}, last modified ${lastModified}</li>`,
                  )}
                </ul>`
              }
            </li>`,
        )}
      </ul>`,
});
