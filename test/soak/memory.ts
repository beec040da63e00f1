const MOST_GROWTH = 0.05;
/** What an answer may leave behind, in bytes: what a chat may go on from, until 20,000 of them have their place. */
const MOST_LEFT = 1200;
const MB = 1024 * 1024;

/** Whether a bot's memory stays what it is, in the steady part of a day. */
export class MemoryWatch {
  private readonly resident: number[] = [];
  private readonly held: { readonly mb: number; readonly answers: number }[] = [];

  /** A look at its resident memory, in MB, at regular moments of the steady part. */
  note(mb: number): void {
    this.resident.push(mb);
  }

  /**
   * A look at what it holds on to once all else is collected: one before the steady part and one behind it, since a
   * collection of ours must not make the memory flat that is measured.
   * @param answers how many it has given so far
   */
  noteHeld(mb: number, answers: number): void {
    this.held.push({ mb, answers });
  }

  get good(): boolean {
    return Math.abs(this.growth) <= MOST_GROWTH && this.left <= MOST_LEFT;
  }

  get lines(): string[] {
    const tenths = Array.from({ length: 10 }, (_, nth) => this.mean(nth, 10).toFixed(0)).join(' ');
    const held = this.held.map(({ mb }) => mb.toFixed(1)).join(', ');
    return [
      `memory, means of tenths of the steady part, MB: ${tenths}; growth ${(this.growth * 100).toFixed(1)} %`,
      `held after a collection, before and behind it, MB: ${held}; ${this.left.toFixed(0)} bytes an answer`,
    ];
  }

  /** The mean of the last third against that of the first. */
  private get growth(): number {
    return this.mean(2, 3) / this.mean(0, 3) - 1;
  }

  /** What each answer left behind, in bytes. */
  private get left(): number {
    const [before, after] = this.held;
    if (before === undefined || after === undefined) return Number.NaN;
    return ((after.mb - before.mb) * MB) / (after.answers - before.answers);
  }

  private mean(nth: number, of: number): number {
    const { length } = this.resident;
    const some = this.resident.slice((length * nth) / of, (length * (nth + 1)) / of);
    return some.reduce((sum, mb) => sum + mb, 0) / some.length;
  }
}
