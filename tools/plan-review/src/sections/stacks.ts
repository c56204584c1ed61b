/** The first table: every stack in deploy order, whether it could be planned, and how much happens to it. */
import { html, type Html } from '../markup/html';
import { codeCell, prose, tableHead, tableRow } from '../markup/markdown';
import type { ChangeCounts, StackReview } from '../review/model';
import { section } from './section';
import { stackAnchor } from './anchors';
import { counted, statusWords } from './words';

interface StackRow {
  readonly step: number;
  readonly stack: string;
  readonly status: StackReview['status'];
  /** What the status word leaves open. */
  readonly note: string;
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
  /** Everything else, in words. */
  readonly other: string;
}

export const stacksSection = section<readonly StackRow[]>({
  id: 'stacks',
  title: 'Stacks, in the order of deployment',
  data: ({ stacks }) => stacks.map(stackRow),
  markdown: (rows) => ({
    head: tableHead('', 'Stack', 'Plan', 'Create', 'Update', 'Replace', 'Delete', 'Other'),
    rows: rows.map((row) =>
      tableRow(
        String(row.step),
        codeCell(row.stack, 100),
        `${strong(row.status)}${row.note === '' ? '' : ` · ${prose(row.note)}`}`,
        ...[row.create, row.update].map(amount),
        ...[row.replace, row.delete].map((count) => (count === 0 ? '' : `**${amount(count)}**`)),
        row.other,
      ),
    ),
  }),
  html: (rows) =>
    html`<div class="scroll" tabindex="0" role="region" aria-label="Stacks">
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">Step</span></th>
            <th scope="col">Stack</th>
            <th scope="col">Plan</th>
            <th scope="col" class="number">Create</th>
            <th scope="col" class="number">Update</th>
            <th scope="col" class="number">Replace</th>
            <th scope="col" class="number">Delete</th>
            <th scope="col">Other</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(htmlRow)}
        </tbody>
      </table>
    </div>`,
});

function htmlRow(row: StackRow): Html {
  const number = (count: number, kind: string) =>
    html`<td class="number ${count === 0 ? '' : kind}">
      ${count === 0 ? html`<span class="zero">0</span>` : amount(count)}
    </td>`;
  return html`<tr>
    <td class="step">${row.step}</td>
    <th scope="row"><a href="#${stackAnchor(row.stack)}">${row.stack}</a></th>
    <td>
      <span class="status status-${row.status}">${statusWords[row.status]}</span>
      ${row.note !== '' && html`<span class="note">${row.note}</span>`}
    </td>
    ${number(row.create, 'create')}${number(row.update, 'update')}${number(row.replace, 'replace')}${number(row.delete, 'delete')}
    <td class="note">${row.other}</td>
  </tr>`;
}

function stackRow(stack: StackReview): StackRow {
  const { create, update, replace, delete: deleted } = stack.counts;
  return {
    step: stack.step,
    stack: stack.stack,
    status: stack.status,
    note: note(stack),
    create,
    update,
    replace,
    delete: deleted,
    other: others(stack.counts, stack.outputs.length),
  };
}

function note(stack: StackReview): string {
  const { status, unchangedSince, pendingParameters, errored } = stack;
  if (errored) return 'stopped in the middle; what follows is incomplete';
  switch (status) {
    case 'preview':
      return `${counted(pendingParameters.length, 'contract parameter')} unknown until applied`;
    case 'unchanged':
      return `same inputs as ${unchangedSince === undefined ? 'the base' : shortRevision(unchangedSince)}`;
    case 'failed':
      return 'there is no usable plan';
    case 'not-planned':
      return 'not part of this review';
    case 'planned':
      return changesNothing(stack) ? 'no changes' : '';
  }
}

function changesNothing({ counts, outputs }: StackReview): boolean {
  return outputs.length === 0 && Object.values(counts).every((count) => count === 0);
}

function others(counts: ChangeCounts, outputs: number): string {
  const parts: [number, string, string?][] = [
    [counts.unknown, 'not understood', 'not understood'],
    [counts.forget, 'forgotten', 'forgotten'],
    [counts.move, 'moved', 'moved'],
    [counts.import, 'imported', 'imported'],
    [counts.read, 'read', 'read'],
    [outputs, 'output'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => counted(count, one, many))
    .join(', ');
}

function amount(count: number): string {
  return count === 0 ? '' : count.toLocaleString('en-US');
}

function shortRevision(revision: string): string {
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 8) : revision;
}

function strong(status: StackReview['status']): string {
  const word = statusWords[status];
  return status === 'failed' || status === 'preview' ? `**${word}**` : word;
}
