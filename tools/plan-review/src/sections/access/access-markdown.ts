/** Access as lists of GitHub, one line per caller. */
import { code, prose } from '../../markup/markdown';
import { needsAttention } from '../../review/access-model';
import type { AccessChange, UnknownAccess } from '../../review/model';
import { acknowledgementFiles } from '../dangers/acknowledgement-file';
import { howToMarkdown } from '../dangers/danger-markdown';
import type { Detail, MarkdownBlock } from '../section';
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

/** Names that one line holds. */
const maxNames = 12;

export function accessMarkdown(table: AccessTable, detail: Detail): MarkdownBlock | undefined {
  if (isUnchanged(table)) return detail === 'table' ? undefined : { head: nothingText, rows: [] };
  const told = detail === 'table' ? table.changes.filter(needsAttention) : table.changes;
  const open = toAcknowledge(table.changes);
  return {
    head: '',
    rows: [
      ...told.map(changeLine),
      ...table.firstDeployments.map((first) => firstLine(first, detail)),
      ...table.unknown.map(unknownLine),
      ...table.notCompared.map((stack) => `- ${code(stack, 100)} ${notComparedText}.`),
    ],
    ...(detail === 'details' &&
      open.length > 0 && { foot: howToMarkdown(acknowledgementFiles(table.stage, open)) }),
  };
}

function changeLine(change: AccessChange): string {
  const { kind, client, stack, routes, acknowledgement } = change;
  const who = client === undefined ? 'anyone, without a token,' : `client ${code(clientName(client), 128)}`;
  const from = foreignStack(change);
  return [
    `- ${needsAttention(change) ? '**look:** ' : ''}${who}`,
    ...(from === undefined ? [] : [`of ${code(from, 100)}`]),
    `**${kindWords[kind].word}** ${names(routes)} of ${code(stack, 100)}`,
    ...(acknowledgement === undefined ? [] : [`· **Acknowledged:** ${prose(acknowledgement.reason, 300)}`]),
  ].join(' ');
}

function firstLine(first: FirstDeployment, detail: Detail): string {
  const line = `- ${code(first.stack, 100)} is deployed for the first time: ${firstDeploymentText(first)}.`;
  if (detail === 'table') return line;
  const clients = first.clients
    .slice(0, maxNames)
    .flatMap(({ client, routes }) =>
      client === undefined ? [] : [`  - client ${code(clientName(client), 128)} **gains** ${names(routes)}`],
    );
  const more = first.clients.length - clients.length;
  return [line, ...clients, ...(more > 0 ? [`  - and ${more} more`] : [])].join('\n');
}

function unknownLine({ client, routes, why }: UnknownAccess): string {
  const who = `client ${code(clientName(client), 128)} of ${code(client.stack, 100)}`;
  return `- ${who}: ${unknownText}, because ${prose(why, 300)}: ${names(routes)}.`;
}

function names(all: readonly string[]): string {
  const shown = all.slice(0, maxNames).map((name) => code(name, 150));
  return shown.join(', ') + (all.length > maxNames ? ` and ${all.length - maxNames} more` : '');
}
