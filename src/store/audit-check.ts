import type { Break, Verdict } from './audit.js';
import type { Placed } from './audit-folder.js';
import type { Line } from './audit-line.js';
import { EMPTY, type Head } from './chain.js';

/** A chain that is broken everywhere is told of by its first breaks. */
const MOST_BREAKS = 20;

/**
 * Follows the chain from the oldest entry kept to the newest. A break is named, and the check goes on behind it: one
 * damaged line must not hide what was done to the others.
 * @param head what must stand at the end or, where more has come since, before it
 * @param stop true: what stands behind the head is being written just now
 * @param look sees each sound line
 */
export const checkChain = async (
  lines: AsyncIterable<Placed>,
  head: Head,
  stop: boolean,
  look: (line: Line) => void = () => undefined,
): Promise<Verdict> => {
  const walk = new Walk(head);
  if (head.n > 0 || !stop) {
    for await (const placed of lines) {
      if (stop && walk.last.n >= head.n) break;
      const line = walk.step(placed);
      if (line) look(line);
    }
  }
  return walk.verdict();
};

class Walk {
  last: Head = EMPTY;
  #entries = 0;
  #first: Head | undefined;
  #keyedFrom: number | null = null;
  /** Where the lines behind the last sound one cannot be read. */
  #lost: { readonly file: string; readonly line: number } | undefined;
  /** Where the lines before the first sound one cannot be read. */
  #torn: { readonly file: string; readonly line: number } | undefined;
  /** Ends of what was dropped by its age, as the chain itself tells. */
  readonly #removed: Head[] = [];
  readonly #breaks: Break[] = [];

  constructor(private readonly head: Head) {}

  step({ file, line, read }: Placed): Line | null {
    if (!read) {
      this.#lost ??= { file, line };
      return null;
    }
    const { entry, previous, hash, keyed } = read;
    this.#fit(read, file, line);
    if (keyed) this.#keyedFrom ??= entry.n;
    if (entry.removed) this.#removed.push(entry.removed);
    if (entry.n === this.head.n && hash !== this.head.hash) this.#break(entry.n, entry.n, file, line);
    this.#entries += 1;
    this.#first ??= { n: entry.n - 1, hash: previous };
    // A line put in from before changes nothing of where the chain stands.
    if (entry.n > this.last.n) this.last = { n: entry.n, hash };
    return read;
  }

  /** Tells where a line does not go on from the one before it. */
  #fit({ entry: { n }, previous, keyed }: Line, file: string, line: number): void {
    const expected = this.last.n + 1;
    const lost = this.#lost;
    this.#lost = undefined;
    // What is older than the oldest line is judged at the end, when it is known what was dropped by its age.
    if (!this.#first) this.#torn = lost;
    else if (lost) this.#break(expected, Math.max(expected, n - 1), lost.file, lost.line);
    else if (n > expected) this.#break(expected, n - 1, file, line);
    else if (n < expected || previous !== this.last.hash) this.#break(expected, expected, file, line);
    else if (this.#keyedFrom !== null && !keyed) this.#break(n, n, file, line);
  }

  verdict(): Verdict {
    const { n, hash } = this.last;
    const lost = this.#lost;
    // What stands behind the head and breaks off is being written, or was never confirmed.
    if (lost && n < this.head.n) this.#break(n + 1, this.head.n, lost.file, lost.line);
    else if (n < this.head.n) this.#break(n + 1, this.head.n, '', 0);
    this.#judgeFront();
    return {
      entries: this.#entries,
      first: this.#first ? this.#first.n + 1 : 0,
      last: { n, hash },
      breaks: this.#breaks.slice(0, MOST_BREAKS),
      keyedFrom: this.#keyedFrom,
    };
  }

  /** The oldest line must be the first of all, or follow what the chain itself says was dropped by its age. */
  #judgeFront(): void {
    const before = this.#first ?? EMPTY;
    const ends = [EMPTY, ...this.#removed].filter((end) => end.n <= before.n);
    if (!this.#torn && ends.some((end) => end.n === before.n && end.hash === before.hash)) return;
    const from = Math.max(...ends.map((end) => end.n).filter((end) => end < before.n), 0) + 1;
    const { file, line } = this.#torn ?? { file: '', line: 0 };
    this.#breaks.unshift({ n: from, to: Math.max(from, before.n), file, line });
  }

  #break(n: number, to: number, file: string, line: number): void {
    this.#breaks.push({ n, to, file, line });
  }
}
