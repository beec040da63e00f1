import type { Change, Request } from './access.js';
import { type Audit, beijing, type Event } from './audit.js';
import { gapText, type Head } from './chain.js';
import type { Entry, Ledger } from './ledger.js';

/**
 * The ledger and the audit as one: each change of who may ask stands in the ledger first and is then told to the
 * audit, with the number and the hash of its record. What a sudden end or a full disk kept from being told is told
 * the next time; and where the audit knows of records that the ledger lacks, the ledger is an old one.
 */
export class Telling {
  /** The ledger: whatever is appended waits to be told. */
  readonly ledger: Ledger<Change>;
  readonly faults: string[] = [];
  readonly #inner: Ledger<Change>;
  readonly #audit: Audit;
  readonly #requests = new Map<string, Request>();
  readonly #entries: Entry<Change>[];
  #untold: Event[] = [];
  #settling: Promise<void> | undefined;

  constructor(ledger: Ledger<Change>, audit: Audit) {
    this.#inner = ledger;
    this.#audit = audit;
    this.#entries = [...ledger.entries];
    this.ledger = this.#wrapped();
    const before = ledger.entries.flatMap((entry) => ('n' in entry ? entry : []));
    for (const { n, body } of before) {
      const hash = ledger.hashOf(n) ?? '';
      const event = this.#eventOf(body, { n, hash });
      if (event?.update !== undefined && n > (audit.change?.n ?? 0)) this.#untold.push(event);
    }
    if (audit.head.n === 0 && this.#untold.length > 0) {
      this.faults.push(
        '审计是空的，而准入记录不是：审计可能被移走；其中的批准、拒绝和停用已按准入记录补记。',
      );
    }
    this.#compare(audit.change);
  }

  /** Resolves once everything that has changed is in the audit. */
  async settle(): Promise<void> {
    // What comes while others are told, to the last moment, is waited for as well.
    while (this.#untold.length > 0) {
      this.#settling ??= this.#tell().finally(() => {
        this.#settling = undefined;
      });
      await this.#settling;
    }
  }

  /**
   * Records up to `n` are known from elsewhere and are missing here: their numbers are left out, which every later
   * start sees too.
   * @param words for the audit
   */
  distrust(n: number, words: string): void {
    const from = this.#inner.head.n + 1;
    // One more than is known: so that the same finding is not made again at the next start.
    const to = Math.max(n, this.#inner.head.n) + 1;
    this.#inner.skipTo(to);
    this.#entries.push({ gap: { from, to } });
    this.note(words, this.#inner.head);
  }

  /** Puts a finding into the audit, where it stays. */
  note(words: string, change?: Head): void {
    this.#untold.push({
      who: 0,
      kind: 'finding',
      asked: words,
      shown: [],
      outcome: 'found',
      ...(change && { change }),
    });
  }

  #compare(told: Head | undefined): void {
    if (!told) return;
    const { head } = this.#inner;
    const known = this.#inner.hashOf(told.n);
    if (told.n > head.n) {
      const words = `准入记录${gapText({ from: head.n + 1, to: told.n })}在审计中有而这里没有：STATE_DIR 中的 access.db 是较早的。`;
      this.faults.push(words);
      this.distrust(told.n, words);
    } else if (known !== undefined && known !== told.hash) {
      const words = `准入记录第 ${told.n} 条与审计中记下的不符：access.db 是别的，或被改动过。`;
      this.faults.push(words);
      this.distrust(head.n, words);
    }
  }

  async #tell(): Promise<void> {
    const events = [...this.#untold];
    await Promise.all(events.map((event) => this.#audit.add(event)));
    this.#untold = this.#untold.slice(events.length);
  }

  #wrapped(): Ledger<Change> {
    const inner = this.#inner;
    const append = (change: Change): number => {
      const n = inner.append(change);
      const event = this.#eventOf(change, inner.head);
      if (event) this.#untold.push(event);
      return n;
    };
    return {
      entries: this.#entries,
      get faults() {
        return inner.faults;
      },
      get head() {
        return inner.head;
      },
      hashOf: (n) => inner.hashOf(n),
      skipTo: (n) => inner.skipTo(n),
      append,
      close: () => inner.close(),
    };
  }

  /** What the audit says of a change; undefined for what only the program needs to know. */
  #eventOf(change: Change, record: Head): Event | undefined {
    if (change.kind === 'request') this.#requests.set(change.request.key, change.request);
    const told = eventOf(change, this.#requests);
    if (!told) return undefined;
    const { update } = 'request' in change ? change.request : { update: undefined, ...change };
    return { shown: [], ...told, ...(update !== undefined && { update }), change: record };
  }
}

/** The audit's words for a change. */
export const eventOf = (
  change: Change,
  requests: ReadonlyMap<string, Request>,
): Pick<Event, 'who' | 'kind' | 'asked' | 'outcome'> | undefined => {
  switch (change.kind) {
    case 'request':
      return { who: change.request.id, kind: 'apply', asked: change.request.line, outcome: 'taken' };
    case 'decision': {
      const { id, line } = requests.get(change.key) ?? { id: 0, line: '' };
      const kind = change.verdict === 'approved' ? 'approve' : 'reject';
      return { who: change.by, kind, asked: `${id} ${line}`, outcome: change.verdict };
    }
    case 'revocation':
      return { who: change.by, kind: 'revoke', asked: String(change.id), outcome: 'revoked' };
    case 'restore':
      return { who: change.by, kind: 'restore', asked: `${change.doubt}`, outcome: 'restored' };
    case 'card':
      return undefined;
  }
};

/** When a change that the audit must tell of was made, and what it was; undefined for others. */
export const mattersTo = (change: Change): { at: number; when: string; words: string } | undefined => {
  const told = eventOf(change, new Map());
  const { at, update } = 'request' in change ? change.request : { at: 0, update: undefined, ...change };
  // Records of earlier versions do not name their update, nor does the audit name them.
  return told && update !== undefined
    ? { at, when: beijing(at), words: `${told.kind} ${beijing(at)}` }
    : undefined;
};
