/** What of the access matrices is about one stack: its routes and clients, and whoever crosses its border. */
import type { AccessColumn, AccessMatrix } from './access-matrix';
import type { Answer } from './decisions';

/**
 * The stack's own routes and clients; clients of other stacks that get through to one of these routes; routes of other stacks
 * that one of these clients gets through to. What cannot be told counts as getting through. Open routes of other stacks are
 * left out: everybody reaches them, and their own stacks show them.
 */
export function accessOfStack(matrices: readonly AccessMatrix[], stack: string): AccessMatrix[] {
  return matrices
    .map((matrix) => crossing(matrix, stack))
    .filter(({ clients, routes }) => clients.length + routes.length > 0);
}

/** What is the stack's own comes first. */
function crossing(matrix: AccessMatrix, stack: string): AccessMatrix {
  const isOwn = ({ client }: AccessColumn) => client.stack === stack;
  const [ownRoutes, otherRoutes] = parted(matrix.routes, (row) => row.stack === stack);
  const guarded = ownRoutes.filter(({ open }) => !open);
  const reachable = otherRoutes.filter(
    (row) => !row.open && matrix.clients.some((column, index) => isOwn(column) && passes(row.answers[index])),
  );
  const [ownColumns, otherColumns] = parted([...matrix.clients.entries()], ([, column]) => isOwn(column));
  const columns = [
    ...ownColumns,
    ...otherColumns.filter(([index]) => guarded.some(({ answers }) => passes(answers[index]))),
  ].map(([index]) => index);
  return {
    ...matrix,
    clients: picked(matrix.clients, columns),
    routes: [...ownRoutes, ...reachable].map((row) => ({
      ...row,
      answers: picked(row.answers, columns),
      decisions: picked(row.decisions, columns),
    })),
  };
}

function passes(answer: Answer | undefined): boolean {
  return answer === 'ALLOW' || answer === 'unknown';
}

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): [first: T[], rest: T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function picked<T>(items: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((index) => items.slice(index, index + 1));
}
