/** One row of the table: what is measured, and what it must be. Each row is one file in `rows/`. */
import type { Workplace } from './workplace';

export interface Row {
  /** Name for `--only`. */
  readonly id: string;
  /** May give several figures that come out of the same runs. */
  readonly measure: (workplace: Workplace) => Promise<Figure[]>;
}

export interface Figure {
  readonly what: string;
  /** The requirement, as a person says it. */
  readonly must: string;
  /** What was measured, in the same unit; for a figure that was not measured the reason. */
  readonly measured: string;
  readonly verdict: 'met' | 'missed' | 'not measured' | 'no limit';
  /** The numbers behind it, by name with unit. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** A figure that passes up to and including its limit. */
export function atMost(
  what: string,
  { value, limit, unit }: { readonly value: number; readonly limit: number; readonly unit: string },
  must: string,
  numbers: Figure['numbers'],
): Figure {
  return {
    what,
    must,
    measured: `${rounded(value)} ${unit}`,
    verdict: value <= limit ? 'met' : 'missed',
    numbers: { ...numbers, limit },
  };
}

/** A figure that helps to read another one, and has no limit of its own. */
export function forInformation(
  what: string,
  { value, unit }: { readonly value: number; readonly unit: string },
  numbers: Figure['numbers'],
): Figure {
  return {
    what,
    must: 'for information',
    measured: `${rounded(value)} ${unit}`,
    verdict: 'no limit',
    numbers,
  };
}

/** A figure that nobody could measure here counts neither as met nor as missed. */
export function notMeasured(what: string, must: string, why: string): Figure {
  return { what, must, measured: why, verdict: 'not measured', numbers: {} };
}

export function rounded(value: number): string {
  return value.toFixed(value < 100 ? 2 : 0);
}
