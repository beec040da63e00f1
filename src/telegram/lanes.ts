/** What ends a wait before its time. */
interface Patience {
  /** The longest that it may take. */
  readonly ms?: number;
  readonly signal?: AbortSignal;
}

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

  /** Resolves once at most this many jobs that count are in hand, or the waiting ends otherwise. */
  async below(limit: number, patience?: Patience): Promise<void> {
    return this.until(() => this.counted <= limit, patience);
  }

  /** Resolves once no job is in hand. */
  async idle(): Promise<void> {
    return this.until(() => this.inHand === 0);
  }

  /** Whatever ends it, nothing of the waiting stays behind. */
  private async until(reached: () => boolean, { ms, signal }: Patience = {}): Promise<void> {
    if (reached() || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        this.waiting.delete(look);
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const look = () => {
        if (reached()) end();
      };
      const timer = ms === undefined ? undefined : setTimeout(end, ms);
      this.waiting.add(look);
      signal?.addEventListener('abort', end, { once: true });
    });
  }
}
