import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EMPTY, type Gap, gapText, type Head, sealOf } from './chain.js';
import { closeDatabase, fromReadable, openDatabase, readable } from './database.js';
import { Witness } from './witness.js';

/** A record as it was appended, or a stretch of records that cannot be believed. */
export type Entry<T> = { readonly n: number; readonly body: T } | { readonly gap: Gap };

/** Records that are only ever appended; each is on disk before `append` returns. */
export interface Ledger<T> {
  /** What was there at the start, oldest first. */
  readonly entries: readonly Entry<T>[];
  /** What was found damaged at the start, in Chinese, one sentence each; empty when all is well. */
  readonly faults: readonly string[];
  /** The newest record. */
  readonly head: Head;
  /** The hash of a record that was there at the start; undefined where there is none or it cannot be believed. */
  hashOf(n: number): string | undefined;
  /** @returns the record's number */
  append(body: T): number;
  /** Leaves the numbers up to there out, for good: records that are known from elsewhere are missing here. */
  skipTo(n: number): void;
  close(): void;
}

/** A ledger that forgets; for tests and for trying things out. */
export const memoryLedger = <T>(entries: readonly Entry<T>[] = []): Ledger<T> => {
  let n = entries.reduce((last, entry) => Math.max(last, 'gap' in entry ? entry.gap.to : entry.n), 0);
  return {
    entries,
    faults: [],
    get head() {
      return { n, hash: '' };
    },
    hashOf: () => undefined,
    append: () => ++n,
    skipTo(to) {
      n = Math.max(n, to);
    },
    close() {},
  };
};

interface Row {
  readonly n: number;
  readonly body: string;
  readonly previous: string;
  readonly hash: string;
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS record (
  n INTEGER PRIMARY KEY, body TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
)`;

/**
 * The ledger of who may ask, in `access.db`. Without a write-ahead log: SQLite drops a damaged one silently, a
 * revocation with it. Each record carries the hash over itself and the one before, and a witness beside the
 * database knows how many there must be. Numbers are never used twice, so what was lost once is told at every start.
 * @throws StateError where another process holds it
 */
export const openLedger = <T>(directory: string): Ledger<T> => {
  const file = join(directory, 'access.db');
  const torn = isTorn(file);
  const { db, loaded, aside } = openDatabase(file, 'delete', SCHEMA, (db) => {
    const columns = ['body', 'previous', 'hash'].map(readable).join();
    return (db.prepare(`SELECT n, ${columns} FROM record ORDER BY n`).all() as Row[]).map(fromReadable);
  });
  const witness = new Witness(join(directory, 'access.head'));
  const { entries, head } = readChain<T>(loaded, witness.before);
  const faults = entries.flatMap((entry) =>
    'gap' in entry ? [`准入记录${gapText(entry.gap)}已损坏或丢失。`] : [],
  );
  if (aside) faults.push(`准入数据库无法读取，原文件已移至“${aside}”。`);
  if (torn) faults.push('上次停止时有一条准入记录未写完，已撤回，请核对 /users。');
  if (witness.before === 'damaged' || (witness.before === 'missing' && loaded.length > 0)) {
    faults.push('准入记录的核对文件 access.head 缺失或已损坏，已按数据库重建。');
  }
  let last = head;
  witness.write(last, true);
  const insert = db.prepare('INSERT INTO record (n, body, previous, hash) VALUES (?, ?, ?, ?)');
  const sound = new Set(entries.flatMap((entry) => ('n' in entry ? entry.n : [])));
  const hashes = new Map(loaded.filter(({ n }) => sound.has(n)).map(({ n, hash }) => [n, hash]));
  return {
    entries,
    faults,
    get head() {
      return last;
    },
    hashOf: (n) => hashes.get(n),
    skipTo(n) {
      if (n <= last.n) return;
      last = { n, hash: last.hash };
      witness.write(last, true);
    },
    append(body) {
      const n = last.n + 1;
      const text = JSON.stringify(body);
      const hash = sealOf(last.hash, `${n} ${text}`);
      insert.run(n, text, last.hash, hash);
      last = { n, hash };
      witness.write(last, true);
      return n;
    },
    close() {
      closeDatabase(db);
      witness.close();
    },
  };
};

/** Tells sound records from damaged, foreign and missing ones. */
const readChain = <T>(
  rows: readonly Row[],
  witness: Witness['before'],
): { entries: Entry<T>[]; head: Head } => {
  const entries: Entry<T>[] = [];
  let last = EMPTY;
  let lastIsSound = false;
  const doubt = (from: number, to: number): void => {
    const previous = entries.at(-1);
    if (previous && 'gap' in previous) entries.pop();
    entries.push({ gap: { from: previous && 'gap' in previous ? previous.gap.from : from, to } });
    lastIsSound = false;
  };
  for (const row of rows) {
    if (row.n > last.n + 1) doubt(last.n + 1, row.n - 1);
    const isSound = row.hash === sealOf(row.previous, `${row.n} ${row.body}`);
    if (isSound && (!lastIsSound || row.previous === last.hash)) {
      entries.push({ n: row.n, body: JSON.parse(row.body) as T });
      lastIsSound = true;
    } else doubt(row.n, row.n);
    last = { n: row.n, hash: row.hash };
  }
  if (typeof witness === 'string') return { entries, head: last };
  const witnessed = rows.find(({ n }) => n === witness.n);
  if (witness.n > last.n) {
    doubt(last.n + 1, witness.n);
    last = witness;
  } else if (witnessed && witnessed.hash !== witness.hash) doubt(last.n, last.n);
  return { entries, head: last };
};

const ROLLBACK_JOURNAL = Buffer.from('d9d505f920a163d7', 'hex');

/** Whether a transaction was cut off: its journal still has the mark that SQLite takes away at the commit. */
const isTorn = (file: string): boolean => {
  const journal = `${file}-journal`;
  return existsSync(journal) && readFileSync(journal).subarray(0, 8).equals(ROLLBACK_JOURNAL);
};
