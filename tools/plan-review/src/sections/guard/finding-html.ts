/** One finding of the guard as a card of the page. */
import { html, type Html } from '../../markup/html';
import type { GuardFinding } from '../../review/model';
import { capitalized } from '../words';

export function findingHtml(finding: GuardFinding, what: 'added' | 'removed'): Html {
  const { rule, severity, stack, address, constructPath, message, fix } = finding;
  const word = what === 'removed' ? 'mended' : severity;
  const kind = what === 'removed' ? 'mended' : severity === 'error' ? 'open' : 'warns';
  return html`<li class="danger ${kind}">
    <h3><span class="finding-word">${word}:</span> ${capitalized(message)}</h3>
    <p class="where">
      <span class="stack-name">${stack}</span>
      ${constructPath !== undefined && html`<code>${constructPath}</code> `}<code>${address}</code>
    </p>
    <p class="circumstances">
      ${what === 'added' && html`<strong>Fix:</strong> ${fix}. `}Rule <code>${rule}</code>.
    </p>
  </li>`;
}
