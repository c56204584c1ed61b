/** What one run found out, as it is written to `results/mistakes.json`. */
import { NotMeasuredError, type Verdict } from './verdict';

/** The tools that were run, in the order of the table. */
export const columns = {
  validate: 'terraform validate',
  plan: 'terraform plan',
  compiler: 'constructs, compiler',
  constructs: 'constructs, run time',
  guard: 'guard',
} as const;

export type Column = keyof typeof columns;

/** A verdict, or the reason why there is none. */
export type Cell = Verdict | { readonly verdict: 'not measured'; readonly by: string };

export interface MistakeResult {
  readonly number: number;
  readonly rule: string;
  readonly title: string;
  readonly cells: Readonly<Record<Column, Cell>>;
  /** The same for the corrected fixture, where nothing is wrong and stopping is a false alarm. */
  readonly corrected: Readonly<Record<'plan' | 'guard', Cell>>;
}

export interface MistakesRun {
  readonly measuredAt: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly mistakes: readonly MistakeResult[];
}

/** The verdict, or why there is none. Any other error is a fault of this bench. */
export async function cell(measure: () => Verdict | Promise<Verdict>): Promise<Cell> {
  try {
    return await measure();
  } catch (error) {
    if (error instanceof NotMeasuredError) {
      return { verdict: 'not measured', by: error.message };
    }
    throw error;
  }
}

export function isStopped({ cells }: MistakeResult, ...any: readonly Column[]): boolean {
  return any.some((column) => cells[column].verdict === 'stopped');
}

/** Stopped by the constructs or by the guard. */
export function isStoppedByUs(result: MistakeResult): boolean {
  return isStopped(result, 'compiler', 'constructs', 'guard');
}

/** `3 of 19`, of those that were measured. */
export function tally(mistakes: readonly MistakeResult[], column: Column): string {
  const measured = mistakes.filter(({ cells }) => cells[column].verdict !== 'not measured');
  const stops = measured.filter((result) => isStopped(result, column)).length;
  return measured.length === 0 ? 'not measured' : `${stops.toString()} of ${measured.length.toString()}`;
}

/** 0: we stop every mistake and nothing else. 1: we do not. 2: somebody could not be measured. */
export function exitCodeOf({ mistakes }: MistakesRun): number {
  const all = mistakes.flatMap(({ cells, corrected }) => [cells, corrected].flatMap(Object.values<Cell>));
  if (all.some(({ verdict }) => verdict === 'not measured')) {
    return 2;
  }
  const right = mistakes.every(
    (result) =>
      isStopped(result, 'guard') &&
      Object.values(result.corrected).every(({ verdict }) => verdict === 'let through'),
  );
  return right ? 0 : 1;
}
