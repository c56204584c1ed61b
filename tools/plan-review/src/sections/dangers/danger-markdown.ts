/** One danger as an alert of GitHub. */
import { code, fenced, fold, prose } from '../../markup/markdown';
import type { Danger } from '../../review/model';
import { capitalized } from '../words';
import type { AcknowledgementFile } from './acknowledgement-file';

/** Names that one line of an alert holds. */
const maxNames = 8;

/** With an empty line before it, or GitHub joins it with the one above. */
export function dangerMarkdown(danger: Danger): string {
  const { stack, address, what, consequence, causes, affectedStacks, rule, acknowledgement } = danger;
  const lines = [
    `**${prose(capitalized(what), 300)}** in ${code(stack, 100)}: ${code(address)}`,
    prose(consequence, 600),
    [
      ...(causes.length === 0 ? [] : [`Because of ${names(causes)}.`]),
      ...(affectedStacks.length === 0 ? [] : [`Also felt by ${names(affectedStacks)}.`]),
      `Rule ${code(rule, 100)}.`,
    ].join(' '),
    ...(acknowledgement === undefined ? [] : [`**Acknowledged:** ${prose(acknowledgement.reason, 500)}`]),
  ];
  const kind = acknowledgement === undefined ? 'CAUTION' : 'NOTE';
  return `\n> [!${kind}]\n${lines.map((line) => `> ${line}`).join('\\\n')}`;
}

export function howToMarkdown(files: readonly AcknowledgementFile[]): string {
  const parts = files.map(({ path, lines }) => `${code(path)}\n\n${fenced('json', lines)}`);
  return `\n${fold('How to acknowledge', ['Write down why it is acceptable, in:', ...parts].join('\n\n'))}`;
}

function names(all: readonly string[]): string {
  const shown = all.slice(0, maxNames).map((name) => code(name, 100));
  return shown.join(', ') + (all.length > maxNames ? ` and ${all.length - maxNames} more` : '');
}
