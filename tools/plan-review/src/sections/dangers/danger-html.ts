/** One danger as a card of the page. */
import { html, type Html } from '../../markup/html';
import type { Danger } from '../../review/model';
import { capitalized } from '../words';
import type { AcknowledgementFile } from './acknowledgement-file';

export function dangerHtml(danger: Danger): Html {
  const { stack, address, what, consequence, causes, affectedStacks, rule, acknowledgement } = danger;
  const code = (name: string) => html`<code>${name}</code>`;
  const stackName = (name: string) => html`<span class="stack-name">${name}</span>`;
  return html`<li class="danger ${acknowledgement === undefined ? 'open' : 'acknowledged'}">
    <h3>${capitalized(what)}</h3>
    <p class="where">${stackName(stack)} ${code(address)}</p>
    <p>${consequence}</p>
    <p class="circumstances">
      ${causes.length > 0 && html`Because of ${commaList(causes.map(code))}. `}
      ${affectedStacks.length > 0 && html`Also felt by ${commaList(affectedStacks.map(stackName))}. `} Rule
      ${code(rule)}.
    </p>
    ${acknowledgement !== undefined && html`<p><strong>Acknowledged:</strong> ${acknowledgement.reason}</p>`}
  </li>`;
}

export function howToHtml(files: readonly AcknowledgementFile[]): Html {
  return html`<details class="plain">
    <summary>How to acknowledge</summary>
    <p>Write down why it is acceptable, in:</p>
    ${files.map(
      ({ path, lines }) =>
        html`<p><code>${path}</code></p>
          <pre tabindex="0"><code>${lines.flatMap((line) => [line, html`<br />`])}</code></pre>`,
    )}
  </details>`;
}

function commaList(parts: readonly Html[]): Html[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [html`, `, part]));
}
