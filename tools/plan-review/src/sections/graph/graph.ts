/** Who reads from whom, and what happens on the way. */
import { html } from '../../markup/html';
import type { ContractEdge, StackReview } from '../../review/model';
import { section, whole } from '../section';
import { mermaid } from './graph-mermaid';
import { graphSvg } from './graph-svg';
import { edgeText } from './graph-words';

/** A larger drawing is no longer readable in a comment. */
const maxStacksInComment = 30;

interface Graph {
  readonly stacks: readonly StackReview[];
  readonly edges: readonly ContractEdge[];
}

export const graphSection = section<Graph>({
  id: 'graph',
  title: 'Graph',
  data: ({ stacks, edges }) => (stacks.length < 2 ? undefined : { stacks, edges }),
  markdown: ({ stacks, edges }, detail) => {
    if (detail === 'table') return undefined;
    if (stacks.length > maxStacksInComment)
      return whole(`${stacks.length} stacks: the drawing is in report.html.`);
    return whole(mermaid(stacks, edges));
  },
  html: ({ stacks, edges }) =>
    html`<div class="scroll graph-frame" tabindex="0" role="region" aria-label="Graph of the stacks">
        ${graphSvg(stacks, edges)}
      </div>
      ${
        edges.length > 0 &&
        html`<details class="plain">
          <summary>What goes over each line</summary>
          <ul class="entries">
            ${edges.map(
              (edge) =>
                html`<li>
                  <span class="stack-name">${edge.from}</span> → <span class="stack-name">${edge.to}</span>:
                  ${edgeText(edge)}
                  <ul>
                    ${edge.parameters.map(
                      (name) =>
                        html`<li>
                          <code>${name}</code
                          >${edge.changed.includes(name) && html` <strong>${edge.severity === 'error' ? 'look at it' : 'changes'}</strong>`}
                        </li>`,
                    )}
                  </ul>
                </li>`,
            )}
          </ul>
        </details>`
      }`,
});
