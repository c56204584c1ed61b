/** What one stack publishes and others read: what becomes of it, worst first. */
import { html, type Html } from '../markup/html';
import { codeCell, prose, tableHead, tableRow } from '../markup/markdown';
import type { ContractEnd, ContractEntry, ContractFinding } from '../review/model';
import { section, type Detail } from './section';
import { counted } from './words';

interface ContractTable {
  /** Entries to which something happens, worst first. */
  readonly changed: readonly ContractEntry[];
  readonly unchangedCount: number;
}

const severities: readonly ContractFinding['severity'][] = ['error', 'attention', 'info'];
const severityWords = { error: 'breaks', attention: 'look', info: '' } as const;

export const contractSection = section<ContractTable>({
  id: 'contract',
  title: 'Contract between the stacks',
  data: ({ contract }) => {
    if (contract.length === 0) return undefined;
    const changed = contract.filter(({ findings }) => findings.some(({ code }) => code !== 'unchanged'));
    return {
      changed: changed.toSorted((a, b) => rank(a) - rank(b)),
      unchangedCount: contract.length - changed.length,
    };
  },
  markdown: ({ changed, unchangedCount }, detail) => ({
    head: changed.length === 0 ? '' : tableHead('Parameter', 'Published by', 'Read by', 'What happens'),
    rows: changed.filter((entry) => matters(entry, detail)).map(markdownRow),
    ...(unchangedCount > 0 && { foot: `\n${counted(unchangedCount, 'parameter')} unchanged.` }),
  }),
  html: ({ changed, unchangedCount }) =>
    html`${
      changed.length > 0 &&
      html`<div class="scroll" tabindex="0" role="region" aria-label="Contract">
        <table>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">Published by</th>
              <th scope="col">Read by</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            ${changed.map(
              (entry) =>
                html`<tr>
                  <th scope="row"><code class="parameter">${entry.name}</code></th>
                  <td>${entry.publisher === undefined ? 'nobody' : endHtml(entry.publisher)}</td>
                  <td>${entry.readers.length === 0 ? 'nobody' : entry.readers.map(endHtml)}</td>
                  <td>
                    <ul class="findings">
                      ${shownFindings(entry).map(
                        ({ severity, text }) =>
                          html`<li class="finding-${severity}">
                            ${
                              severityWords[severity] !== '' &&
                              html`<strong class="severity">${severityWords[severity]}:</strong> `
                            }${text}
                          </li>`,
                      )}
                    </ul>
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    }
    ${unchangedCount > 0 && html`<p class="note">${counted(unchangedCount, 'parameter')} unchanged.</p>`}`,
});

function markdownRow(entry: ContractEntry): string {
  const { name, publisher, readers } = entry;
  const shown = readers.slice(0, 10).map((reader) => end(reader));
  return tableRow(
    codeCell(name),
    publisher === undefined ? '**nobody**' : end(publisher),
    (shown.join(', ') || 'nobody') + (readers.length > 10 ? ` and ${readers.length - 10} more` : ''),
    shownFindings(entry)
      .map(
        ({ severity, text }) =>
          `${severity === 'info' ? '' : `**${severityWords[severity]}:** `}${prose(text, 500)}`,
      )
      .join('<br>'),
  );
}

function end({ stack, planned }: ContractEnd): string {
  return `${codeCell(stack, 100)}${planned ? '' : ' (not planned)'}`;
}

function endHtml({ stack, planned }: ContractEnd): Html {
  return html`<div class="end">${stack}${!planned && ' (not planned)'}</div>`;
}

function shownFindings({ findings }: ContractEntry): ContractFinding[] {
  return findings.filter(({ code }) => code !== 'unchanged');
}

function rank({ findings }: ContractEntry): number {
  return Math.min(...findings.map(({ severity }) => severities.indexOf(severity)));
}

/** In the shortest report only what breaks or has to be looked at. */
function matters(entry: ContractEntry, detail: Detail): boolean {
  return detail !== 'table' || entry.findings.some(({ severity }) => severity !== 'info');
}
