import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFront } from './operations';

const readme = readFileSync(
  join(dirname(require.resolve('@m2m/local-aws/package.json')), 'README.md'),
  'utf8',
);
const { operations } = createFront(() => Promise.resolve());

/** Cells of the table that begins with this header, without the alignment that Prettier adds. */
function tableRows(header: string): string[] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => cells(line) === header);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map(cells);
}

function cells(line: string): string {
  return line
    .split('|')
    .map((cell) => cell.trim())
    .join(' | ')
    .trim();
}

describe('the table of operations', () => {
  it('is the one that README shows', () => {
    const rows = operations.map(({ service, operation, does, because }) =>
      cells(`| ${service} | ${operation} | ${does} | ${because} |`),
    );
    expect(tableRows(cells('| service | operation | here | moto 5.2.1 |'))).toEqual(rows);
  });

  it('names each operation once', () => {
    const names = operations.map(({ service, operation }) => `${service} ${operation}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
