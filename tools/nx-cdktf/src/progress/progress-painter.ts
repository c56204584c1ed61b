/**
 * Shows progress to a person: a line for every finished step and, on a terminal, one live line below them that says what
 * is under way. Without a terminal (under Nx, in CI) slow steps get a line of their own instead, so that nothing is
 * ever silent for long.
 */
import type { Colors } from 'picocolors/types';
import type { OutputStream } from '../operations/operation';
import type { ProgressView, ResourceProgress } from './progress-view';
import { counter, runningLine, stepLine } from './step-line';

const repaintMs = 200;
/** A step that takes longer is announced where there is no live line; then again after the same time. */
const slowStepMs = 5_000;

/** Without a live line, what is done is told once it takes longer than people wait in silence. */
const silenceMs = 1_500;

const eraseLine = '\r\x1b[K';

export class ProgressPainter {
  #view: ProgressView | undefined;
  #activity = '';
  #since: number;
  #toldActivity = '';
  #painted = 0;
  readonly #announced = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;
  readonly #live: boolean;

  constructor(
    private readonly stream: OutputStream,
    private readonly colors: Colors,
    private readonly now: () => number = Date.now,
  ) {
    this.#live = stream.isTTY === true;
    this.#since = this.now();
    this.#timer = setInterval(() => {
      this.tick();
    }, repaintMs);
    this.#timer.unref();
  }

  /** Says what is being done while there are no steps to count: `planning`. */
  activity(text: string): void {
    this.#activity = text;
    this.#toldActivity = '';
    this.#since = this.now();
    this.#erase();
    this.#repaint();
  }

  show(view: ProgressView): void {
    this.#view = view;
    for (const [index, step] of view.finished.entries()) {
      if (index >= this.#painted) {
        this.#write(stepLine(step, index + 1, view.steps, this.colors));
      }
    }
    this.#painted = view.finished.length;
    this.#repaint();
  }

  /** A whole line. It tells a result, so the activity that led to it is over. */
  line(text: string): void {
    this.#activity = '';
    this.#write(text);
  }

  /** Removes the live line; nothing is painted any more. */
  end(): void {
    clearInterval(this.#timer);
    this.#activity = '';
    this.#view = undefined;
    this.#erase();
  }

  /** Called by the timer; public so that a spec can be the clock. */
  tick(): void {
    if (this.#live) {
      this.#repaint();
      return;
    }
    this.#tellActivity();
    for (const resource of this.#view?.running ?? []) {
      this.#announceSlow(resource);
    }
  }

  /** Lines stand above the live one. */
  #write(text: string): void {
    this.#erase();
    this.stream.write(`${text}\n`);
    this.#repaint();
  }

  #erase(): void {
    if (this.#live) {
      this.stream.write(eraseLine);
    }
  }

  #tellActivity(): void {
    if (
      this.#activity !== this.#toldActivity &&
      this.#activity !== '' &&
      this.now() - this.#since >= silenceMs
    ) {
      this.#toldActivity = this.#activity;
      this.stream.write(`${this.colors.dim(`${this.#activity} ...`)}\n`);
    }
  }

  #announceSlow({ address, action, startedAt }: ResourceProgress): void {
    const elapsedMs = this.now() - startedAt;
    const periods = Math.floor(elapsedMs / slowStepMs);
    const key = `${address} ${startedAt}`;
    if (periods > (this.#announced.get(key) ?? 0)) {
      this.#announced.set(key, periods);
      this.stream.write(
        `${' '.repeat(this.#indent())}${runningLine(address, action, elapsedMs, this.colors)}\n`,
      );
    }
  }

  #indent(): number {
    return counter(0, this.#view?.steps ?? 0).length + 1;
  }

  #repaint(): void {
    const text = this.#liveText();
    if (this.#live && text !== '') {
      this.stream.write(`${eraseLine}${text.slice(0, (this.stream.columns ?? 80) - 1)}`);
    }
  }

  /** Without colours, so that it can be cut to the width of the terminal. */
  #liveText(): string {
    const running = this.#view?.running ?? [];
    const [oldest] = running;
    if (this.#view === undefined || oldest === undefined) {
      const elapsed = Math.floor((this.now() - this.#since) / 1000);
      return this.#activity === '' ? '' : `${this.#activity} ${elapsed}s`;
    }
    const seconds = Math.max(0, Math.floor((this.now() - oldest.startedAt) / 1000));
    const others = running.length > 1 ? ` and ${running.length - 1} more` : '';
    return `${counter(this.#view.finished.length, this.#view.steps)} ${oldest.address}${others} ${seconds}s`;
  }
}
