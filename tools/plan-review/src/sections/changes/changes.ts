/** Every resource change, stack by stack: one line each, and what differs folded below. */
import { html } from '../../markup/html';
import { code, fenced, fold, inHtml, prose } from '../../markup/markdown';
import { changeActions } from '../../review/change-action';
import type { ResourceChange, StackReview } from '../../review/model';
import { section, type Detail } from '../section';
import { actionWord, actionWords, remarks, statusWords } from '../words';
import { diffLines, updatedNames } from './attribute-list';
import { filterBar } from './changes-filter';
import { stackHtml } from './changes-html';

/** With more changes than that, the page opens with the stacks folded. */
const maxUnfolded = 40;

/** Of the action in a line, so that addresses stand below each other in all stacks; rare long words need more. */
const leastWidth = 8;

export const changesSection = section<readonly StackReview[]>({
  id: 'changes',
  title: 'Resource changes',
  data: ({ stacks }) => {
    const told = stacks.filter(({ changes, status }) => changes.length > 0 || status === 'preview');
    return told.length === 0 ? undefined : told;
  },
  markdown: (stacks, detail) =>
    detail === 'table' ? undefined : { head: '', rows: stacks.map((stack) => stackMarkdown(stack, detail)) },
  html: (stacks) => {
    const all = stacks.flatMap(({ changes }) => changes);
    const actions = changeActions.filter((action) => all.some((change) => change.action === action));
    return html`${filterBar(actions)}${stacks.map((stack) => stackHtml(stack, all.length <= maxUnfolded))}`;
  },
});

function stackMarkdown(stack: StackReview, detail: Detail): string {
  const { step, changes, status, pendingParameters } = stack;
  const folded = changes.filter(({ attributes }) => attributes.length > 0);
  return [
    `\n#### ${step}. ${code(stack.stack, 100)}${status === 'planned' ? '' : ` (${statusWords[status]})`}`,
    ...(pendingParameters.length === 0 ? [] : ['', previewMarkdown(pendingParameters)]),
    ...(changes.length === 0 ? ['', 'No resource changes.'] : ['', fenced('diff', changeLines(changes))]),
    ...(detail === 'details' && folded.length > 0
      ? ['', fold(`What differs in ${inHtml(stack.stack, 100)}`, fenced('diff', folded.flatMap(changeBlock)))]
      : []),
  ].join('\n');
}

function previewMarkdown(pending: readonly string[]): string {
  const names = pending.slice(0, 12).map((name) => code(name));
  const more = pending.length > names.length ? ` and ${pending.length - names.length} more` : '';
  return (
    prose('Preview, because these are known only when the upstream is applied: ') +
    names.join(', ') +
    more +
    '.'
  );
}

/** `! update   aws_lambda_function.echo  (description, timeout)` */
function changeLines(changes: readonly ResourceChange[]): string[] {
  const width = Math.max(leastWidth, ...changes.map((change) => actionWord(change).length));
  return changes.map((change) => {
    const { diff } = actionWords[change.action];
    const names = updatedNames(change);
    const notes = [...(names === undefined ? [] : [names]), ...remarks(change)];
    return `${diff} ${actionWord(change).padEnd(width)} ${change.address}${notes.length === 0 ? '' : `  (${notes.join('; ')})`}`;
  });
}

function changeBlock(change: ResourceChange): string[] {
  return [`# ${actionWord(change)} ${change.address}`, ...diffLines(change), ''];
}
