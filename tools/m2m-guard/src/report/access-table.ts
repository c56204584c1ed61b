/** The access matrix for a terminal, with the reason of every cell that says "?" below it. */
import type { Colors } from 'picocolors/types';
import type { AccessMatrix } from '../access';
import { accessGrid, gridTitles, scopesText, type ShownAnswer } from './access-grid';
import { plainTable } from './plain-table';
import { printable } from './printable';

export function accessTable(matrix: AccessMatrix, colors: Colors): string {
  return [table(matrix, colors), ...unknownCells(matrix)].join('\n');
}

function table(matrix: AccessMatrix, colors: Colors): string {
  const { clients, rows } = accessGrid(matrix);
  return plainTable(
    [...gridTitles, ...clients].map((title) => colors.bold(printable(title))),
    rows.map((row) => [
      printable(row.api),
      printable(row.route),
      scopesText(row, printable),
      ...row.answers.map((answer) => painted(answer, colors)),
    ]),
  );
}

function painted(answer: ShownAnswer, colors: Colors): string {
  if (answer === 'ALLOW') return colors.green(answer);
  return answer === '?' ? colors.yellow(answer) : colors.dim(answer);
}

function unknownCells({ routes, clients }: AccessMatrix): string[] {
  return routes.flatMap(({ label, decisions }) =>
    decisions.flatMap(({ answer, why }, column) =>
      answer === 'unknown' ? [printable(`? ${label}, ${clients[column]?.label ?? ''}: ${why}`)] : [],
    ),
  );
}
