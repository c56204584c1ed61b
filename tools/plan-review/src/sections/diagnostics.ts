/** What Terraform itself complained about. Summaries and addresses only: a detail can quote a secret. */
import { html } from '../markup/html';
import { code, prose } from '../markup/markdown';
import type { Diagnostic } from '../review/model';
import { section } from './section';

type StackDiagnostic = Diagnostic & { readonly stack: string };

export const diagnosticsSection = section<readonly StackDiagnostic[]>({
  id: 'diagnostics',
  title: 'What Terraform says',
  data: ({ stacks }) => {
    const all = stacks.flatMap(({ stack, diagnostics }) => diagnostics.map((entry) => ({ ...entry, stack })));
    const errorsFirst = all.toSorted((a, b) => a.severity.localeCompare(b.severity));
    return errorsFirst.length === 0 ? undefined : errorsFirst;
  },
  markdown: (entries, detail) =>
    detail === 'table'
      ? undefined
      : {
          head: '',
          rows: entries.map(
            ({ stack, severity, summary, address }) =>
              `- **${severity}** in ${code(stack, 100)}${address === undefined ? '' : ` · ${code(address)}`}: ${prose(summary, 500)}`,
          ),
        },
  html: (entries) =>
    html`<ul class="entries">
      ${entries.map(
        ({ stack, severity, summary, address }) =>
          html`<li>
            <strong class="severity-${severity}">${severity}</strong> in
            <span class="stack-name">${stack}</span>
            ${address !== undefined && html`<code>${address}</code>`}: ${summary}
          </li>`,
      )}
    </ul>`,
});
