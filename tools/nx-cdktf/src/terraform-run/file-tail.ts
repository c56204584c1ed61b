/** Whole lines of a growing file, each handed out once. */
import { closeSync, openSync, readSync } from 'node:fs';
import { LineSplitter } from './line-splitter';

const chunkBytes = 64 * 1024;

export class FileTail {
  #offset = 0;
  readonly #lines: LineSplitter;

  constructor(
    private readonly file: string,
    onLine: (line: string) => void,
  ) {
    this.#lines = new LineSplitter(onLine);
  }

  get hasSpoken(): boolean {
    return this.#offset > 0;
  }

  /** Hands out what has come since the last time; a file that is not there yet has no lines. */
  read(): void {
    const descriptor = this.#open();
    if (descriptor === undefined) {
      return;
    }
    try {
      const buffer = Buffer.alloc(chunkBytes);
      for (;;) {
        const bytes = readSync(descriptor, buffer, 0, chunkBytes, this.#offset);
        if (bytes === 0) {
          return;
        }
        this.#offset += bytes;
        this.#lines.push(buffer.subarray(0, bytes));
      }
    } finally {
      closeSync(descriptor);
    }
  }

  #open(): number | undefined {
    try {
      return openSync(this.file, 'r');
    } catch {
      return undefined;
    }
  }
}
