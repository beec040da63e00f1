/** A map that holds a bounded number of entries: the ones used last, and none that is of no use any more. */
export class Recent<Key, Value> {
  private readonly entries = new Map<Key, Value>();

  /** @param isStale tells what is of no use any more; what was set last is never asked about */
  constructor(
    private readonly most: number,
    private readonly isStale: (value: Value) => boolean = () => false,
  ) {}

  get(key: Key): Value | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  delete(key: Key): void {
    this.entries.delete(key);
  }

  set(key: Key, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    for (const [oldest, old] of this.entries) {
      if (oldest === key || (this.entries.size <= this.most && !this.isStale(old))) return;
      this.entries.delete(oldest);
    }
  }
}
