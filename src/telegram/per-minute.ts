const SECONDS = 60;

/** Counts what happened in the last minute. */
export class PerMinute {
  private readonly counts = new Array<number>(SECONDS).fill(0);
  private last = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  add(): void {
    const second = this.forget();
    this.counts[second % SECONDS] = (this.counts[second % SECONDS] ?? 0) + 1;
  }

  get sum(): number {
    this.forget();
    return this.counts.reduce((sum, count) => sum + count, 0);
  }

  /** Empties the seconds gone by since the last look. @returns the present second */
  private forget(): number {
    const second = Math.floor(this.now() / 1000);
    for (let at = Math.max(this.last + 1, second - SECONDS + 1); at <= second; at++)
      this.counts[at % SECONDS] = 0;
    this.last = second;
    return second;
  }
}
