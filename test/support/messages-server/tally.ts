/** Counts, and lets others wait for a count. */
export class Tally {
  #count = 0;
  readonly #waiting = new Set<{ count: number; resolve: () => void }>();

  add(): void {
    this.#count += 1;
    for (const waiter of this.#waiting) {
      if (waiter.count > this.#count) continue;
      this.#waiting.delete(waiter);
      waiter.resolve();
    }
  }

  /** Settles when the count has come so far; at once when it has. */
  reach(count: number): Promise<void> {
    if (this.#count >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.add({ count, resolve }));
  }
}
