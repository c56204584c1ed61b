/** Work that must not overlap: what has the same key is done one after another, in the order in which it came. */
export class OneAfterAnother {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @returns what `work` gives back; rejects as it does, which keeps nobody behind it from being done */
  async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const own = (this.#last.get(key) ?? Promise.resolve()).then(work, work);
    this.#last.set(key, own);
    try {
      return await own;
    } finally {
      if (this.#last.get(key) === own) {
        this.#last.delete(key);
      }
    }
  }
}
