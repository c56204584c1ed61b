/** One finding of the guard as a card of the page. */
import { html, type Html } from '../../markup/html';
import type { AcknowledgedFinding, GuardFinding } from '../../review/model';
import { capitalized } from '../words';
import { acknowledgedWord } from './acknowledged-word';

export function findingHtml(finding: GuardFinding, what: 'added' | 'removed'): Html {
  const { severity, fix } = finding;
  const word = what === 'removed' ? 'mended' : severity;
  const kind = what === 'removed' ? 'mended' : severity === 'error' ? 'open' : 'warns';
  return card(finding, { kind, word }, what === 'added' && html`<strong>Fix:</strong> ${fix}. `);
}

export function acknowledgedHtml(finding: AcknowledgedFinding): Html {
  return card(
    finding,
    { kind: 'acknowledged', word: acknowledgedWord(finding) },
    html`<strong>Acknowledged</strong> until ${finding.expires}: ${finding.reason}. `,
  );
}

interface CardLooks {
  /** Class of the page. */
  readonly kind: string;
  readonly word: string;
}

function card(finding: GuardFinding, { kind, word }: CardLooks, circumstances: Html | false): Html {
  const { rule, stack, address, constructPath, message } = finding;
  return html`<li class="danger ${kind}">
    <h3><span class="finding-word">${word}:</span> ${capitalized(message)}</h3>
    <p class="where">
      <span class="stack-name">${stack}</span>
      ${constructPath !== undefined && html`<code>${constructPath}</code> `}<code>${address}</code>
    </p>
    <p class="circumstances">${circumstances}Rule <code>${rule}</code>.</p>
  </li>`;
}
