/**
 * The committed page about one stack: who may call what. Its text depends on nothing but the matrices, so that a page that
 * differs means that the access differs.
 */
import type { AccessMatrix } from '../access';
import { accessGrid, gridTitles, scopesText, type AccessGrid } from './access-grid';
import { codeCell } from './markdown-cell';

export interface AccessPage {
  readonly stack: string;
  /** What writes the page again. */
  readonly command: string;
}

/** @param matrices what of them is about the stack: `accessOfStack` */
export function accessPage({ stack, command }: AccessPage, matrices: readonly AccessMatrix[]): string {
  const grids = matrices.map(accessGrid).filter(({ rows }) => rows.length > 0);
  const sections = grids.flatMap((grid) => [
    ...(grids.length > 1 ? [`## ${poolsTitle(grid)}`] : []),
    table(grid),
  ]);
  return `${[
    `# Who may call what: ${stack}`,
    `Written by \`${command}\`, not by hand: \`check\` fails when the stacks say something else.`,
    `A cell is what API Gateway answers a client whose token has all its scopes; ? where that cannot be told. API Gateway does not \
look at which client it is: whoever has a scope of the route gets through. So clients of other stacks of the user pool stand here \
when they reach a route of this one, and routes of other stacks when a client of this one reaches them.`,
    ...(sections.length > 0 ? sections : ['This stack has no route and no client that reaches one.']),
  ].join('\n\n')}\n`;
}

function poolsTitle({ pools }: AccessGrid): string {
  return pools.length === 0
    ? 'Without a user pool'
    : `User pool ${pools.map((pool) => codeCell(pool)).join(', ')}`;
}

function table({ clients, rows }: AccessGrid): string {
  return aligned([
    [...gridTitles, ...clients.map((client) => codeCell(client))],
    ...rows.map((row) => [codeCell(row.api), codeCell(row.route), scopesText(row, codeCell), ...row.answers]),
  ]);
}

/** Columns of one width, so that the page can be read as it is written. */
function aligned([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_title, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
