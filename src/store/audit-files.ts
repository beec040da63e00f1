import { mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Audit, beijing, type Entry, type Event, MissCounter, missesSince } from './audit.js';
import { outlived } from './audit-age.js';
import { checkChain } from './audit-check.js';
import { type End, readEnd } from './audit-end.js';
import { AuditFolder } from './audit-folder.js';
import { writeLine } from './audit-line.js';
import { HEAD_GONE, HEAD_WITHOUT_KEY, noteOf, readNote } from './audit-note.js';
import { type Head, type Seals, sealsOf } from './chain.js';
import { keepPrivate, StateError, syncFolder } from './folder.js';
import { Witness } from './witness.js';

/** An update that failed is handled again within a day; this many are known. */
const MOST_UPDATES = 50_000;

interface Waiting {
  readonly event: Event;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The audit as one file of JSON lines a day in `audit/`, each line carrying the hash of the one before, also from
 * file to file. Lines rather than a database: a damaged byte costs one entry, and anybody can read them. Whatever
 * arrives while the disk is busy is written together with one wait for it.
 * @param days files that have lived longer are dropped, and an entry says which
 * @param key AUDIT_KEY
 * @throws StateError where the audit was written with another key
 */
export const openAudit = (
  directory: string,
  days: number,
  now: () => number = Date.now,
  key?: string,
): Audit => new AuditFiles(directory, days, now, sealsOf(key));

class AuditFiles implements Audit {
  readonly faults: readonly string[];
  head: Head;
  change: Head | undefined;
  readonly #folder: AuditFolder;
  readonly #witness: Witness;
  readonly #updates: Set<number>;
  #handle: FileHandle | null = null;
  /** The file written last and how long its sound part is, wherever a failed attempt left its end. */
  #name: string;
  #size: number | undefined;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;

  constructor(
    directory: string,
    private readonly days: number,
    private readonly now: () => number,
    private readonly seals: Seals,
  ) {
    const path = join(directory, 'audit');
    mkdirSync(path, { recursive: true, mode: 0o700 });
    this.#folder = new AuditFolder(path, seals);
    const file = join(path, 'head');
    keepPrivate(file);
    const { keyId } = readNote(file);
    if (keyId !== '' && keyId !== seals.id) throw new StateError(OTHER_KEY);
    const seal = seals.keyed ?? seals.plain;
    this.#witness = new Witness(file, seal, keyId === '' ? seals.plain : seal);
    const before = this.#witness.before;
    const end = readEnd(this.#folder, before);
    this.head = end.head;
    this.change = laterOf(end.change, typeof before === 'string' ? undefined : readNote(file).change);
    this.#updates = new Set(end.updates.slice(-MOST_UPDATES));
    this.#name = this.#folder.files().at(-1) ?? '';
    this.faults = [...end.faults, ...this.#beginKey(end), ...this.#doubtHead(end, before, keyId)];
    this.#remember(true);
  }

  add(event: Event): Promise<void> {
    const { update } = event;
    if (update !== undefined && this.#updates.has(update)) return Promise.resolve();
    const written = new Promise<void>((resolve, reject) => this.#waiting.push({ event, resolve, reject }));
    this.#writing ??= this.#drain();
    return written;
  }

  async latest(count: number): Promise<Entry[]> {
    const latest: Entry[] = [];
    for (const { entry } of this.#folder.backwards()) {
      latest.push(entry);
      if (latest.length === count) break;
    }
    return latest;
  }

  async hashOf(n: number): Promise<string | undefined> {
    if (n === this.head.n) return this.head.hash;
    for (const { entry, hash } of this.#folder.backwards()) {
      if (entry.n === n) return hash;
      if (entry.n < n) return undefined;
    }
    return undefined;
  }

  skipTo(head: Head): void {
    if (head.n <= this.head.n) return;
    this.head = head;
    this.#remember(true);
  }

  async misses(count: number) {
    const since = missesSince(this.now());
    const counter = new MissCounter();
    for await (const { read } of this.#folder.lines(`${since.slice(0, 10)}.jsonl`)) {
      if (read && read.entry.at >= since) counter.add(read.entry);
    }
    return counter.top(count);
  }

  check() {
    return checkChain(this.#folder.lines(), this.head, true);
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#handle?.close();
    this.#witness.close();
  }

  /** Where a chain without a key gets one, an entry says so: what stands before it could have been computed anew. */
  #beginKey({ keyed }: End): string[] {
    if (!this.seals.keyed || keyed !== false) return [];
    const from = this.head.n + 1;
    void this.add({ who: 0, kind: 'key', asked: `${from}`, shown: [], outcome: 'keyed' }).catch(
      () => undefined,
    );
    return [
      `AUDIT_KEY 从审计第 ${from} 条起生效，此前的没有密钥保护；若以前已设过 AUDIT_KEY，说明审计被人改写过。`,
    ];
  }

  /** A head that is gone or not the program's own may hide that the end was cut off: that stays in the chain. */
  #doubtHead({ keyed, head }: End, before: Witness['before'], keyId: string): string[] {
    if (head.n === 0) return [];
    const isForged =
      typeof before !== 'string' && this.seals.keyed !== undefined && keyed === true && keyId === '';
    if (!isForged && typeof before !== 'string') return [];
    const words = isForged ? HEAD_WITHOUT_KEY : HEAD_GONE;
    void this.add({ who: 0, kind: 'finding', asked: words, shown: [], outcome: 'found' }).catch(
      () => undefined,
    );
    return isForged ? [words] : [];
  }

  async #drain(): Promise<void> {
    // Lets everything that arrives in the same moment join the first batch.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(batch.map(({ event }) => event));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // Whatever became of the file: the next attempt opens it anew.
        await this.#handle?.close().catch(() => undefined);
        this.#handle = null;
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = null;
  }

  async #write(given: readonly Event[]): Promise<void> {
    const { file, size, old } = await this.#openToday();
    const events = given.filter(({ update }) => update === undefined || !this.#updates.has(update));
    const at = beijing(this.now());
    const seal = this.seals.keyed ?? this.seals.plain;
    let last = this.head;
    const lines = [...this.#farewell(old), ...events].map((event) => {
      const { text, head } = writeLine({ n: last.n + 1, at, ...event }, last.hash, seal);
      last = head;
      return `${text}\n`;
    });
    const bytes = Buffer.from(lines.join(''));
    // At a position of our own: what a failed attempt left behind is overwritten, not continued.
    await file.truncate(size);
    await writeWhole(file, bytes, size);
    await file.datasync();
    this.#size = size + bytes.length;
    this.head = last;
    this.change = events.findLast(({ change }) => change)?.change ?? this.change;
    for (const { update } of events) if (update !== undefined) this.#know(update);
    this.#remember(false);
    this.#drop(old);
  }

  /** What cannot be dropped now is dropped another day. */
  #drop(names: readonly string[]): void {
    try {
      for (const name of names) rmSync(join(this.#folder.path, name));
    } catch {}
  }

  /** The file of the day, and the files that are too old once it begins. */
  async #openToday(): Promise<{ file: FileHandle; size: number; old: string[] }> {
    const today = `${beijing(this.now()).slice(0, 10)}.jsonl`;
    // A clock that is set back must not put entries before those that came earlier.
    const name = this.#name > today ? this.#name : today;
    const isSame = name === this.#name;
    if (this.#handle && isSame && this.#size !== undefined)
      return { file: this.#handle, size: this.#size, old: [] };
    await this.#handle?.close();
    this.#handle = null;
    const path = join(this.#folder.path, name);
    keepPrivate(path);
    const file = await open(path, 'r+');
    const size = (isSame ? this.#size : undefined) ?? (await file.stat()).size;
    syncFolder(this.#folder.path);
    const old = outlived(this.#folder.files(), name, this.days);
    this.#handle = file;
    this.#name = name;
    this.#size = size;
    return { file, size, old };
  }

  /** The entry that says what is dropped: without it, the oldest days could be taken away unseen. */
  #farewell(old: readonly string[]): Event[] {
    if (old.length === 0) return [];
    const [end] = this.#folder.backwards([...old]);
    return [
      {
        who: 0,
        kind: 'expire',
        asked: `${old[0]?.slice(0, 10)} ${old.at(-1)?.slice(0, 10)}`,
        shown: [],
        outcome: 'expired',
        ...(end && { removed: { n: end.entry.n, hash: end.hash } }),
      },
    ];
  }

  #know(update: number): void {
    this.#updates.add(update);
    if (this.#updates.size <= MOST_UPDATES) return;
    for (const oldest of this.#updates) {
      this.#updates.delete(oldest);
      return;
    }
  }

  #remember(durable: boolean): void {
    this.#witness.write(this.head, durable, noteOf({ keyId: this.seals.id, change: this.change }));
  }
}

const OTHER_KEY =
  'AUDIT_KEY 与 STATE_DIR 中的审计所用的不同（或没有设置），请改回原来的密钥；原密钥确已遗失时，把 STATE_DIR 下的 audit 文件夹移到别处保存后再启动。';

/** All bytes or an error: a disk that is nearly full takes a part and says nothing. */
const writeWhole = async (file: FileHandle, bytes: Buffer, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
};

const laterOf = (a: Head | undefined, b: Head | undefined): Head | undefined => {
  if (!a || !b) return a ?? b;
  return a.n >= b.n ? a : b;
};
