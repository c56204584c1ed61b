/** What quickstart is doing right now, and for how long: one line when a step begins and one when it has ended. */
import type { Colors } from 'picocolors/types';

export interface StepsOptions {
  /** How many steps there will be. */
  readonly count: number;
  readonly print: (line: string) => void;
  readonly colors: Colors;
  /** Milliseconds; only differences matter. */
  readonly now: () => number;
}

export class Steps {
  private begun = 0;
  private readonly start: number;

  constructor(private readonly options: StepsOptions) {
    this.start = options.now();
  }

  /** Runs one step. `done` makes the line of its end from what the step gave back. */
  async run<Result>(
    title: string,
    step: (detail: (line: string) => void) => Promise<Result>,
    done: (result: Result) => string,
  ): Promise<Result> {
    const { count, print, colors, now } = this.options;
    this.begun += 1;
    const label = colors.bold(`[${this.begun.toString()}/${count.toString()}]`);
    const begin = now();
    print(`${label} ${title} ...`);
    const result = await step((line) => {
      print(colors.dim(`      ${line}`));
    });
    print(`${label} ${done(result)} ${colors.dim(`(${seconds(now() - begin)})`)}`);
    return result;
  }

  /** Since the first step. */
  elapsed(): string {
    return seconds(this.options.now() - this.start);
  }
}

/** One decimal is what a person can see: `0.4 s`, `63.2 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}
