/**
 * Times that can be compared: the things to compare run in turn, so that a machine that is busy for a moment is busy for
 * both, and the median forgets the run that something else disturbed.
 */
import { performance } from 'node:perf_hooks';

/** @returns milliseconds */
export async function wallTime(run: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await run();
  return performance.now() - begin;
}

/** Median milliseconds of each candidate over the rounds. The first round warms the file cache and is not counted. */
export async function mediansInTurn<Name extends string>(
  rounds: number,
  candidates: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(candidates) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const time = await wallTime(candidates[name]);
      if (round > 0) {
        times.get(name)?.push(time);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) {
    throw new RangeError('the median of no values is not defined');
  }
  return (low + high) / 2;
}
