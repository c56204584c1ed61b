/**
 * Where the stacks of the graph stand: one column per deployment step, left to right, so that every edge points forward.
 * Within a column a stack stands near the middle of those it reads from, which keeps most edges from crossing.
 */
import type { ContractEdge, StackReview } from '../../review/model';

/** Pixels of the drawing; the page scales it down where it is too wide. */
export const nodeWidth = 216;
export const nodeHeight = 58;
const columnGap = 200;
const rowGap = 22;
const margin = 8;

export interface PlacedStack {
  readonly stack: StackReview;
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge {
  readonly edge: ContractEdge;
  readonly from: PlacedStack;
  readonly to: PlacedStack;
  /** Height at which it arrives: several arrive one below the other. */
  readonly endY: number;
  /** How many arrive at the same stack. */
  readonly siblings: number;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly stacks: readonly PlacedStack[];
  readonly edges: readonly PlacedEdge[];
}

export function layOut(stacks: readonly StackReview[], edges: readonly ContractEdge[]): GraphLayout {
  const columns = columnsByStep(stacks);
  const tallest = Math.max(0, ...columns.map(({ length }) => length));
  const height = tallest * (nodeHeight + rowGap) - rowGap + 2 * margin;
  const placed = new Map<string, PlacedStack>();

  columns.forEach((column, columnIndex) => {
    const columnHeight = column.length * (nodeHeight + rowGap) - rowGap;
    byUpstreamMiddle(column, edges, placed).forEach((stack, row) => {
      placed.set(stack.stack, {
        stack,
        x: margin + columnIndex * (nodeWidth + columnGap),
        y: (height - columnHeight) / 2 + row * (nodeHeight + rowGap),
      });
    });
  });

  return {
    width: Math.max(0, columns.length * (nodeWidth + columnGap) - columnGap) + 2 * margin,
    height,
    stacks: [...placed.values()],
    edges: [...placed.values()].flatMap((to) => edgesTo(to, edges, placed)),
  };
}

function edgesTo(
  to: PlacedStack,
  edges: readonly ContractEdge[],
  placed: ReadonlyMap<string, PlacedStack>,
): PlacedEdge[] {
  const arriving = edges
    .filter((edge) => edge.to === to.stack.stack)
    .flatMap((edge) => {
      const from = placed.get(edge.from);
      return from === undefined ? [] : [{ edge, from }];
    })
    .sort((a, b) => a.from.y - b.from.y);
  return arriving.map(({ edge, from }, index) => ({
    edge,
    from,
    to,
    endY: to.y + (nodeHeight * (index + 1)) / (arriving.length + 1),
    siblings: arriving.length,
  }));
}

function columnsByStep(stacks: readonly StackReview[]): StackReview[][] {
  const columns = new Map<number, StackReview[]>();
  for (const stack of stacks) columns.set(stack.step, [...(columns.get(stack.step) ?? []), stack]);
  return [...columns.entries()].sort(([a], [b]) => a - b).map(([, column]) => column);
}

function byUpstreamMiddle(
  column: readonly StackReview[],
  edges: readonly ContractEdge[],
  placed: ReadonlyMap<string, PlacedStack>,
): StackReview[] {
  const middle = new Map(
    column.map(({ stack }) => {
      const heights = edges.flatMap(({ from, to }) => (to === stack ? (placed.get(from)?.y ?? []) : []));
      return [stack, heights.reduce((sum, y) => sum + y, 0) / (heights.length || 1)];
    }),
  );
  return [...column].sort((a, b) => (middle.get(a.stack) ?? 0) - (middle.get(b.stack) ?? 0));
}
