/** Access as a table of the page. */
import { html, type Html } from '../../markup/html';
import { needsAttention } from '../../review/access-model';
import type { AccessChange, AccessClient, UnknownAccess } from '../../review/model';
import { acknowledgementFiles } from '../dangers/acknowledgement-file';
import { howToHtml } from '../dangers/danger-html';
import {
  firstDeploymentText,
  isUnchanged,
  notComparedText,
  nothingText,
  unknownText,
  type AccessTable,
  type FirstDeployment,
} from './access';
import { clientName, foreignStack, kindWords } from './access-words';
import { toAcknowledge } from './to-acknowledge';

/** With more clients than that a first deployment is folded. */
const maxUnfolded = 12;

export function accessHtml(table: AccessTable): Html {
  if (isUnchanged(table)) return html`<p class="nothing">${nothingText}</p>`;
  const { stage, changes, firstDeployments, unknown, notCompared } = table;
  const open = toAcknowledge(changes);
  return html`${changes.length > 0 && changesTable('Access', changes)}
  ${open.length > 0 && howToHtml(acknowledgementFiles(stage, open))} ${firstDeployments.map(firstHtml)}
  ${
    unknown.length + notCompared.length > 0 &&
    html`<ul class="entries not-told">
      ${unknown.map(unknownHtml)}
      ${notCompared.map((stack) => html`<li><span class="stack-name">${stack}</span> ${notComparedText}.</li>`)}
    </ul>`
  }`;
}

function changesTable(label: string, changes: readonly AccessChange[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="access">
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">What happens</th>
          <th scope="col">Routes</th>
          <th scope="col">Of</th>
        </tr>
      </thead>
      <tbody>
        ${changes.map(changeRow)}
      </tbody>
    </table>
  </div>`;
}

function changeRow(change: AccessChange): Html {
  const { kind, client, stack, routes, acknowledgement } = change;
  const { sign, word, tone } = kindWords[kind];
  const from = foreignStack(change);
  return html`<tr class="${needsAttention(change) && 'attention'}">
    <th scope="row">
      ${client === undefined ? html`<strong>anyone</strong>` : html`client ${clientHtml(client)}`}
      ${from !== undefined && html`<span class="note">of ${from}</span>`}
      ${client === undefined && html`<span class="note">without a token</span>`}
    </th>
    <td>
      <span class="action ${tone} ${kind.startsWith('may') && 'possible'}"
        ><span class="sign" aria-hidden="true">${sign}</span> ${word}</span
      >
      ${needsAttention(change) && html`<strong class="severity look">look</strong>`}
      ${
        acknowledgement !== undefined &&
        html`<p class="note"><strong>Acknowledged:</strong> ${acknowledgement.reason}</p>`
      }
    </td>
    <td>
      <ul class="routes">
        ${routes.map((route) => html`<li><code>${route}</code></li>`)}
      </ul>
    </td>
    <td>${stack}</td>
  </tr>`;
}

function firstHtml(first: FirstDeployment): Html {
  const { stack, clients } = first;
  return html`<details class="plain first-deployment" ${clients.length <= maxUnfolded && html` open`}>
    <summary>
      <span class="stack-name">${stack}</span> is deployed for the first time: ${firstDeploymentText(first)}
    </summary>
    ${changesTable(`First deployment of ${stack}`, clients)}
  </details>`;
}

function clientHtml(client: AccessClient): Html {
  return html`<code title="${client.address}">${clientName(client)}</code>`;
}

function unknownHtml({ client, routes, why }: UnknownAccess): Html {
  return html`<li>
    <span class="stack-name">${client.stack}</span> client ${clientHtml(client)}: ${unknownText}, because
    ${why}
    <ul>
      ${routes.map((route) => html`<li><code>${route}</code></li>`)}
    </ul>
  </li>`;
}
