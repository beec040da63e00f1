import type { Head } from './chain.js';

/** What happened, as it is kept: who, what was asked, which rows were shown and how it ended. Never an amount. */
export interface Event {
  /** 0 for what the program did by itself. */
  readonly who: number;
  readonly kind:
    | 'question'
    | 'edit'
    | 'tap'
    | 'apply'
    | 'approve'
    | 'reject'
    | 'revoke'
    | 'restore'
    | 'expire'
    | 'key'
    | 'day'
    | 'finding';
  /** The question in words, amounts covered; for a decision or a revocation, whom it is about. */
  readonly asked: string;
  /** Ids of rows, codes and indicators. */
  readonly shown: readonly string[];
  readonly outcome: string;
  /** The update that it came from: what is handled again after a sudden end is not recorded again. */
  readonly update?: number;
  /** The record of the ledger that this tells of. */
  readonly change?: Head;
  /** The newest entry of what was dropped by its age. */
  readonly removed?: Head;
}

/** An event with its place in the chain. `at` is Beijing time, to the second. */
export interface Entry extends Event {
  readonly n: number;
  readonly at: string;
}

/** A question that ended in none or a choice, and how often it was asked. */
export interface Miss {
  readonly asked: string;
  readonly outcome: string;
  readonly count: number;
}

/** Entries `n` to `to` that do not fit, and where that shows; no file where the end or the beginning is missing. */
export interface Break {
  readonly n: number;
  readonly to: number;
  readonly file: string;
  readonly line: number;
}

/** What a check of the whole chain found. */
export interface Verdict {
  readonly entries: number;
  /** The number of the oldest entry kept. */
  readonly first: number;
  readonly last: Head;
  /** Where it does not fit, in order; a check goes on behind each. The first ones, where there are many. */
  readonly breaks: readonly Break[];
  /** From which entry on the key protects it; null where none is known or none needed it. */
  readonly keyedFrom: number | null;
}

/** The record of what was asked. Entries are only ever added. */
export interface Audit {
  /** Resolves once the entry is on disk: the reply goes out after that. Entries of one moment are written together. */
  add(event: Event): Promise<void>;
  /** Newest first. */
  latest(count: number): Promise<Entry[]>;
  /** The newest number and its hash: whoever writes it down can tell later that nothing was taken out. */
  readonly head: Head;
  /** The last record of the ledger that was told; undefined where it is not known. */
  readonly change: Head | undefined;
  /** The hash of an entry; undefined where there is none. */
  hashOf(n: number): Promise<string | undefined>;
  /** Goes on behind a head that is known from elsewhere: the entries up to there count as missing. */
  skipTo(head: Head): void;
  /** The misses of the last 30 days, most frequent first. */
  misses(count: number): Promise<Miss[]>;
  check(): Promise<Verdict>;
  /** What was found damaged at the start, in Chinese. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

const MISS_DAYS = 30;

/** Beijing time, which the notice's offices keep: `2024-11-22 09:30:05`. */
export const beijing = (time: number): string =>
  new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** Where the window of the misses begins. */
export const missesSince = (now: number): string => beijing(now - MISS_DAYS * 86_400_000);

/** Groups misses as they come; bounded, so that nonsense cannot fill the memory. */
export class MissCounter {
  readonly #counts = new Map<string, { asked: string; outcome: string; count: number }>();

  add({ kind, asked, outcome }: Event): void {
    if (kind !== 'question' && kind !== 'edit' && kind !== 'tap') return;
    if (outcome !== 'none' && outcome !== 'choice') return;
    const text = asked.replace(/\s+/gu, ' ').trim();
    const key = `${outcome} ${text.toLowerCase()}`;
    const known = this.#counts.get(key);
    if (known) known.count += 1;
    else if (this.#counts.size < 10_000) this.#counts.set(key, { asked: text, outcome, count: 1 });
  }

  top(count: number): Miss[] {
    return [...this.#counts.values()].sort((a, b) => b.count - a.count).slice(0, count);
  }
}

/** An audit that ends with the process. */
export const memoryAudit = (now: () => number = Date.now): Audit => {
  const entries: Entry[] = [];
  const updates = new Set<number>();
  const head = () => ({ n: entries.length, hash: '' });
  return {
    faults: [],
    async add(event) {
      if (event.update !== undefined && updates.has(event.update)) return;
      if (event.update !== undefined) updates.add(event.update);
      entries.push({ n: entries.length + 1, at: beijing(now()), ...event });
    },
    latest: async (count) => entries.slice(-count).reverse(),
    get head() {
      return head();
    },
    change: undefined,
    hashOf: async () => undefined,
    skipTo() {},
    async misses(count) {
      const counter = new MissCounter();
      for (const entry of entries) if (entry.at >= missesSince(now())) counter.add(entry);
      return counter.top(count);
    },
    check: async () => ({ entries: entries.length, first: 1, last: head(), breaks: [], keyedFrom: null }),
    async close() {},
  };
};
