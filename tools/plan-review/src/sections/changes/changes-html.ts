/** Resource changes for the page: a fold per stack, in it a fold per change, which the filter of the page shows and hides. */
import { html, type Html } from '../../markup/html';
import { shownText } from '../../redaction/shown-text';
import type { AttributeChange, ResourceChange, ShownValue, StackReview } from '../../review/model';
import { stackAnchor } from '../anchors';
import { actionWord, actionWords, counted, remarks, statusWords } from '../words';
import { attributeList, updatedNames } from './attribute-list';

export function stackHtml(stack: StackReview, open: boolean): Html {
  const { changes, status, pendingParameters, step } = stack;
  return html`<details class="stack" id="${stackAnchor(stack.stack)}" ${open && html` open`}>
    <summary>
      <h3><span class="step">${step}</span> ${stack.stack}</h3>
      ${status !== 'planned' && html`<span class="status status-${status}">${statusWords[status]}</span>`}
      <span class="note">${counted(changes.length, 'change')}</span>
    </summary>
    ${
      pendingParameters.length > 0 &&
      html`<div class="preview">
        <p>
          This is a preview: the values of these contract parameters are known only when the upstream is
          applied. Deploy plans again then.
        </p>
        <ul>
          ${pendingParameters.map((name) => html`<li><code>${name}</code></li>`)}
        </ul>
      </div>`
    }
    <ul class="changes">
      ${changes.map((change) => html`<li class="change" data-action="${change.action}">${changeHtml(change)}</li>`)}
    </ul>
  </details>`;
}

function changeHtml(change: ResourceChange): Html {
  const names = updatedNames(change);
  const notes = [...(names === undefined ? [] : [names]), ...remarks(change)];
  const line = html`<span
      class="action ${change.action} ${change.replacement?.certainty === 'possible' && 'possible'}"
      ><span class="sign" aria-hidden="true">${actionWords[change.action].sign}</span>
      ${actionWord(change)}</span
    >
    <code class="address">${change.address}</code>
    ${notes.length > 0 && html`<span class="remark">${notes.join('; ')}</span>`}`;
  if (change.attributes.length === 0) return html`<div class="line">${line}</div>`;
  return html`<details>
    <summary class="line">${line}</summary>
    ${attributesHtml(change.attributes, change.action === 'create')}
  </details>`;
}

/** What differs; of a creation there is no column "before". */
export function attributesHtml(attributes: readonly AttributeChange[], created: boolean): Html {
  const { shown, namesOnly } = attributeList(attributes);
  return html`<div class="attributes">
    ${
      shown.length > 0 &&
      html`<table>
        <thead>
          <tr>
            <th scope="col">Attribute</th>
            ${!created && html`<th scope="col">Before</th>`}
            <th scope="col">${created ? 'Value' : 'After'}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ name, before, after, forcesReplacement }) =>
              html`<tr>
                <th scope="row">
                  <code>${name}</code
                  >${forcesReplacement && html` <strong class="forces">forces replacement</strong>`}
                </th>
                ${!created && html`<td class="before">${valueHtml(before)}</td>`}
                <td class="after">${valueHtml(after)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
    ${namesOnly.map(
      ({ reason, names }) =>
        html`<p class="names-only">
          <span class="reason">${reason}:</span>
          ${names.flatMap((name, index) => [index === 0 ? html`` : html`, `, html`<code>${name}</code>`])}
        </p>`,
    )}
  </div>`;
}

function valueHtml(shown: ShownValue): Html {
  return shown.kind === 'value'
    ? html`<code>${shownText(shown)}</code>`
    : html`<span class="placeholder">${shownText(shown)}</span>`;
}
