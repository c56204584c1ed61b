/**
 * Ctrl-C, as one event. A terminal signals every process in the foreground and npm forwards the signal once more, so the
 * same wish arrives several times; only the first counts.
 */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export type InterruptingSignal = (typeof signals)[number];

/** Exit codes of processes that a signal ended: 128 and the number of the signal. */
const exitCodes: Readonly<Record<InterruptingSignal, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** Why an interruption is aborted: its `reason`. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly exitCode: number;

  constructor(readonly signal: InterruptingSignal) {
    super(`interrupted by ${signal}`);
    this.exitCode = exitCodes[signal];
  }
}

/**
 * An abort signal that fires at the first interrupting signal, with an `InterruptedError` as reason. From here on signals
 * no longer end the process `source`; whoever listens decides.
 */
export function interruptionOf(source: Pick<NodeJS.EventEmitter, 'on'>): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    source.on(signal, () => {
      controller.abort(new InterruptedError(signal));
    });
  }
  return controller.signal;
}

/** Calls the listener when it happens. Gives back how to stop listening. */
export function onInterrupt(
  interruption: AbortSignal,
  listener: (signal: InterruptingSignal) => void,
): () => void {
  const listen = () => {
    listener((interruption.reason as InterruptedError).signal);
  };
  interruption.addEventListener('abort', listen);
  return () => {
    interruption.removeEventListener('abort', listen);
  };
}
