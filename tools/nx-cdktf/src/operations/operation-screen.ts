/** What one operation shows: progress, lines, and failures in our words. */
import { diagnosticOf, placeOf, surroundingsOf, translate } from '../diagnostics';
import {
  advance,
  colorsOf,
  ProgressPainter,
  progressOf,
  type Colors,
  type PlannedChange,
  type TerraformEvent,
} from '../progress';
import type { RunReport, TerraformSession } from '../terraform-run';
import type { OperationContext } from './operation';

export class OperationScreen {
  readonly colors: Colors;
  readonly #painter: ProgressPainter;

  /** @param machineReads progress goes to standard error, because standard output is JSON */
  constructor(
    private readonly context: OperationContext,
    machineReads: boolean,
  ) {
    const { stdout, stderr } = context.out;
    const stream = machineReads ? stderr : stdout;
    this.colors = colorsOf(stream, context.env);
    this.#painter = new ProgressPainter(stream, this.colors);
  }

  /** `echo-api (local)` */
  get title(): string {
    return `${this.context.project.name} (${this.context.stage.name})`;
  }

  activity(text: string): void {
    this.#painter.activity(`${this.title}: ${text}`);
  }

  line(text: string): void {
    this.#painter.line(text);
  }

  /** Follows an apply of these changes; returns what receives its events. */
  follow(changes: readonly PlannedChange[]): {
    readonly onEvent: (event: TerraformEvent) => void;
    finished: () => number;
    steps: number;
  } {
    let view = progressOf(changes);
    const onEvent = (event: TerraformEvent) => {
      view = advance(view, event);
      this.#painter.show(view);
    };
    const finished = () => view.finished.filter(({ failed }) => !failed).length;
    return { onEvent, finished, steps: view.steps };
  }

  /** Failures go to standard error, whoever reads standard output. */
  failure(text: string): void {
    this.#painter.activity('');
    this.context.out.stderr.write(`${text}\n`);
  }

  /** Errors of a report in our words; when it told none although it failed, what it printed on standard error. */
  failures(session: TerraformSession, report: RunReport): void {
    this.reasons(session, report).forEach((line) => {
      this.failure(line);
    });
  }

  /** The lines of `failures`; at least one. */
  reasons({ context, synthesized }: TerraformSession, report: RunReport): string[] {
    const told = report.diagnostics.filter(({ severity }) => severity === 'error');
    const errors = told.length === 0 && report.errors !== '' ? [diagnosticOf(report.errors)] : told;
    const lines = translate(errors, surroundingsOf(context, synthesized), (address) =>
      placeOf(synthesized, address),
    );
    const ending = report.exitCode === undefined ? 'was killed' : `ended with exit code ${report.exitCode}`;
    return lines.length > 0 ? lines : [`${this.title}: terraform ${ending} and gave no reason`];
  }

  end(): void {
    this.#painter.end();
  }
}

/** The convention of no-color.org, and FORCE_COLOR, which Nx sets for the commands it runs. */
