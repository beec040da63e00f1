/** Runs jobs side by side, those with the same key one after the other in the order given. */
export class Lanes<Key> {
  private readonly last = new Map<Key, Promise<void>>();
  private readonly waiting = new Set<() => void>();
  private inHand = 0;
  private counted = 0;

  /** Jobs given and not ended. */
  get size(): number {
    return this.inHand;
  }

  /** @param job must not reject @param counts whether `below` waits for it */
  add(key: Key, job: () => Promise<void>, counts = true): void {
    const weight = counts ? 1 : 0;
    this.inHand++;
    this.counted += weight;
    const run = (this.last.get(key) ?? Promise.resolve()).then(job).finally(() => {
      if (this.last.get(key) === run) this.last.delete(key);
      this.inHand--;
      this.counted -= weight;
      for (const look of this.waiting) look();
    });
    this.last.set(key, run);
  }

  /** Resolves once at most this many jobs that count are in hand. */
  async below(limit: number): Promise<void> {
    return this.until(() => this.counted <= limit);
  }

  /** Resolves once no job is in hand. */
  async idle(): Promise<void> {
    return this.until(() => this.inHand === 0);
  }

  private async until(reached: () => boolean): Promise<void> {
    if (reached()) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!reached()) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
    });
  }
}
