/**
 * Ctrl-C and its relatives, asked for once. The first signal asks terraform to stop; it then finishes what is under way
 * and saves its state. Every later one is answered with a sentence, because a second signal would make terraform drop
 * everything.
 */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals that follow the first within this time are the same wish: Nx adds its own to the one of the terminal. */
const sameWishMs = 500;

export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

export class Interruption {
  #requestedAt: number | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #receive = () => {
    this.#received();
  };

  constructor(
    private readonly say: (line: string) => void,
    private readonly source: SignalSource = process,
    private readonly now: () => number = Date.now,
  ) {
    signals.forEach((signal) => source.on(signal, this.#receive));
  }

  get requested(): boolean {
    return this.#requestedAt !== undefined;
  }

  /** Calls the listener at the first signal, or at once when it has come already; returns how to stop listening. */
  onRequest(listener: () => void): () => void {
    if (this.requested) {
      listener();
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Signals mean again what they mean to any program. */
  end(): void {
    signals.forEach((signal) => this.source.off(signal, this.#receive));
  }

  #received(): void {
    const now = this.now();
    if (this.#requestedAt === undefined) {
      this.#requestedAt = now;
      this.say('stopping: terraform finishes what is under way and saves its state');
      this.#listeners.forEach((listener) => {
        listener();
      });
    } else if (now - this.#requestedAt > sameWishMs) {
      this.say('already stopping; waiting for terraform to save its state');
    }
  }
}
