/** The table on the terminal, and what has to be said below it. */
import Table from 'cli-table3';
import type { Colors } from 'picocolors/types';
import { columns, isStoppedByUs, tally, type Cell, type Column, type MistakesRun } from './result';

const columnIds = Object.keys(columns) as Column[];

export function formatTable({ mistakes }: MistakesRun, colors: Colors): string {
  const words: Readonly<Record<Cell['verdict'], string>> = {
    stopped: colors.green('stopped'),
    'let through': colors.red('let through'),
    'not measured': colors.yellow('not measured'),
  };
  const table = new Table({
    head: ['#', 'mistake', ...Object.values(columns)],
    style: { head: [], border: [] },
  });
  table.push(
    ...mistakes.map(({ number, title, cells }) => [
      number.toString(),
      title,
      ...columnIds.map((column) => words[cells[column].verdict]),
    ]),
    ['', 'stopped', ...columnIds.map((column) => tally(mistakes, column))],
  );
  const ours = mistakes.filter(isStoppedByUs).length.toString();
  return `${table.toString()}\nstopped by the constructs or the guard: ${ours} of ${mistakes.length.toString()}`;
}

/** One line for everything that is not as it should be. */
export function problemsOf({ mistakes }: MistakesRun): readonly string[] {
  return mistakes.flatMap(({ number, title, cells, corrected }) => {
    const name = `${number.toString()} ${title}`;
    const unmeasured = [...Object.values(cells), ...Object.values(corrected)].flatMap((cell) =>
      cell.verdict === 'not measured' ? `${name}: not measured: ${cell.by}` : [],
    );
    const alarms = Object.values(corrected).flatMap(({ verdict, by = '' }) =>
      verdict === 'stopped' ? `${name}: false alarm: ${by}` : [],
    );
    return [...new Set([...unmeasured, ...alarms])];
  });
}
