/**
 * Ctrl-C, as one event. A terminal signals every process in the foreground and npm forwards the signal once more, so the
 * same wish arrives several times; only the first counts.
 */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type InterruptingSignal = (typeof signals)[number];

/** Exit codes of processes that a signal ended: 128 and the number of the signal. */
const exitCodes: Readonly<Record<InterruptingSignal, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly exitCode: number;

  constructor(readonly signal: InterruptingSignal) {
    super(`interrupted by ${signal}`);
    this.exitCode = exitCodes[signal];
  }
}

export class Interruption {
  private received: InterruptingSignal | undefined;
  private readonly listeners = new Set<(signal: InterruptingSignal) => void>();

  /** From here on signals no longer end the process `source`; whoever listens decides. */
  constructor(source: Pick<NodeJS.EventEmitter, 'on'>) {
    for (const signal of signals) {
      source.on(signal, () => {
        this.interrupt(signal);
      });
    }
  }

  /** @throws InterruptedError when it has happened */
  check(): void {
    if (this.received !== undefined) {
      throw new InterruptedError(this.received);
    }
  }

  /** Calls the listener once, when it happens. Gives back how to stop listening. */
  onInterrupt(listener: (signal: InterruptingSignal) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private interrupt(signal: InterruptingSignal): void {
    if (this.received !== undefined) {
      return;
    }
    this.received = signal;
    for (const listener of this.listeners) {
      listener(signal);
    }
  }
}
