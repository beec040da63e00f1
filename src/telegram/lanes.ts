/** Runs jobs side by side, those with the same key one after the other in the order given. */
export class Lanes<Key> {
  private readonly last = new Map<Key, Promise<void>>();
  private readonly waiting = new Set<() => void>();
  private inHand = 0;

  /** Jobs given and not ended. */
  get size(): number {
    return this.inHand;
  }

  /** @param job must not reject */
  add(key: Key, job: () => Promise<void>): void {
    this.inHand++;
    const run = (this.last.get(key) ?? Promise.resolve()).then(job).finally(() => {
      if (this.last.get(key) === run) this.last.delete(key);
      this.inHand--;
      for (const look of this.waiting) look();
    });
    this.last.set(key, run);
  }

  /** Resolves once at most this many jobs are in hand. */
  async below(limit: number): Promise<void> {
    if (this.inHand <= limit) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (this.inHand > limit) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
    });
  }
}
