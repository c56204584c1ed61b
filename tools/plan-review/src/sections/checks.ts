/** Checks, preconditions and postconditions that do not pass. Terraform's exit code is silent about them. */
import { html } from '../markup/html';
import { code } from '../markup/markdown';
import type { CheckResult } from '../review/model';
import { section } from './section';
import { counted } from './words';

interface CheckList {
  readonly open: readonly (CheckResult & { readonly stack: string })[];
  readonly passing: number;
}

const statusText = {
  fail: 'fails',
  error: 'could not be evaluated',
  unknown: 'known after apply',
  pass: 'passes',
} as const;

export const checksSection = section<CheckList>({
  id: 'checks',
  title: 'Checks',
  data: ({ stacks }) => {
    const all = stacks.flatMap(({ stack, checks }) => checks.map((check) => ({ ...check, stack })));
    const open = all.filter(({ status }) => status !== 'pass');
    return open.length === 0 ? undefined : { open, passing: all.length - open.length };
  },
  markdown: ({ open, passing }, detail) =>
    detail === 'table'
      ? undefined
      : {
          head: '',
          rows: open.map(
            ({ stack, address, status }) =>
              `- ${code(stack, 100)} · ${code(address)}: **${statusText[status]}**`,
          ),
          foot: passingText(passing),
        },
  html: ({ open, passing }) =>
    html`<ul class="entries">
        ${open.map(
          ({ stack, address, status }) =>
            html`<li>
              <span class="stack-name">${stack}</span> <code>${address}</code>:
              <strong>${statusText[status]}</strong>
            </li>`,
        )}
      </ul>
      <p class="note">${passingText(passing)}</p>`,
});

function passingText(count: number): string {
  return `\n${counted(count, 'check passes', 'checks pass')}.`;
}
