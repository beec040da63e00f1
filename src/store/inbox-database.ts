import { join } from 'node:path';
import { sealOf } from './chain.js';
import {
  type Connection,
  closeDatabase,
  fromReadable,
  inTransaction,
  openDatabase,
  readable,
} from './database.js';
import type { Inbox, Numbered } from './inbox.js';
import { Witness } from './witness.js';

/** An inbox on disk, with what was found damaged at the start. */
export interface InboxDatabase<U extends Numbered> extends Inbox<U> {
  /** In Chinese, one sentence each; empty when all is well. */
  readonly faults: readonly string[];
  close(): void;
}

/** Telegram keeps an update for a day; one that was answered must be known at least that long. */
const KEEP_MS = 48 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;
/** What was set aside waits for somebody to look at it. */
const KEEP_ASIDE_MS = 30 * 86_400_000;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS received (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER NOT NULL UNIQUE, body TEXT, hash TEXT, done_at INTEGER
);
CREATE TABLE IF NOT EXISTS postponed (nth INTEGER PRIMARY KEY, id INTEGER NOT NULL UNIQUE, behind INTEGER NOT NULL);
CREATE TRIGGER IF NOT EXISTS waits_no_more AFTER UPDATE OF done_at ON received
BEGIN DELETE FROM postponed WHERE id = new.id; END;
CREATE TABLE IF NOT EXISTS aside (id INTEGER PRIMARY KEY, body TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS unanswered ON received (seq) WHERE done_at IS NULL;
CREATE INDEX IF NOT EXISTS answered ON received (done_at) WHERE done_at IS NOT NULL`;

const WIPE = 'UPDATE received SET body = NULL, hash = NULL, done_at = ? WHERE id = ?';
const WAITING_ROWS = `SELECT id, ${readable('body')}, ${readable('hash')}
FROM received LEFT JOIN postponed USING (id) WHERE done_at IS NULL`;
// What was saved later stands behind what was postponed.
const WAITING = `${WAITING_ROWS} ORDER BY coalesce(behind, seq), nth`;
const POSTPONE = `INSERT OR REPLACE INTO postponed (id, behind)
SELECT id, (SELECT max(seq) FROM received) FROM received WHERE id = ? AND done_at IS NULL`;

interface Row {
  readonly id: number;
  readonly body: string;
  readonly hash: string;
}

/**
 * The inbox in `inbox.db`. Saving waits for the disk, since Telegram forgets what was confirmed. Marking as done
 * does not: a power cut may undo it, and an answer given twice does no harm. The text is wiped once answered.
 * @throws StateError where another process holds it
 */
export const openInbox = <U extends Numbered>(
  directory: string,
  now: () => number = Date.now,
): InboxDatabase<U> => {
  const { db, wipe, read, witness, last, faults } = openChecked(directory, now);
  const save = saver<U>(db, witness, last, now);
  const one = db.prepare(`${WAITING_ROWS} AND id = ?`);
  const behindAll = db.prepare(POSTPONE);
  const putAside = db.prepare('INSERT OR REPLACE INTO aside (id, body, at) VALUES (?, ?, ?)');
  db.pragma('synchronous = NORMAL');
  return {
    faults,
    save,
    pending: () => read().map(({ body }) => JSON.parse(body) as U),
    read(id) {
      const row = one.get(id) as Row | undefined;
      return row && (JSON.parse(fromReadable(row).body) as U);
    },
    done: (...updateIds) =>
      inTransaction(db, () => {
        for (const id of updateIds) wipe.run(now(), id);
      }),
    postpone: (...updateIds) =>
      inTransaction(db, () => {
        for (const id of updateIds) behindAll.run(id);
      }),
    setAside: (id, body) =>
      inTransaction(db, () => {
        putAside.run(id, body, now());
        wipe.run(now(), id);
      }),
    close() {
      closeDatabase(db);
      witness.close();
    },
  };
};

/**
 * Opens the database, leaves out what is damaged and says so. SQLite drops the end of a damaged write-ahead log in
 * silence; a witness knows how many updates there must be.
 */
function openChecked(directory: string, now: () => number) {
  const { db, loaded, aside } = openDatabase(join(directory, 'inbox.db'), 'wal', SCHEMA, (db) => {
    const wipe = db.prepare(WIPE);
    const waiting = db.prepare(WAITING);
    const read = () => (waiting.all() as Row[]).map(fromReadable);
    // A turned bit could make one person's question another's.
    const broken = read().filter(({ id, body, hash }) => hash !== sealOf(String(id), body));
    for (const { id } of broken) wipe.run(now(), id);
    const last = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'received'").get();
    return { wipe, read, broken: broken.length, last: (last as { seq: number } | undefined)?.seq ?? 0 };
  });
  const { wipe, read, broken, last } = loaded;
  const witness = new Witness(join(directory, 'inbox.head'));
  const faults = aside ? [`收件数据库无法读取，原文件已移至“${aside}”；其中尚未答复的提问已丢失。`] : [];
  if (broken > 0) faults.push(`收件数据库中有 ${broken} 条未答复的消息已损坏，已丢弃。`);
  const lost = typeof witness.before === 'string' || aside ? 0 : witness.before.n - last;
  if (lost > 0)
    faults.push(`收件数据库的末尾已损坏，最后收到的 ${lost} 条消息丢失；没有得到答复的，请对方重发。`);
  witness.write({ n: last, hash: '' }, false);
  return { db, wipe, read, witness, last, faults };
}

/** Saves batches on the disk, the witness told; forgets now and then what nobody asks for any more. */
function saver<U extends Numbered>(
  db: Connection,
  witness: Witness,
  last: number,
  now: () => number,
): Inbox<U>['save'] {
  const insert = db.prepare('INSERT OR IGNORE INTO received (id, body, hash) VALUES (?, ?, ?)');
  // By the time of what was answered last, not by the clock alone: that may jump, and delete what is still needed.
  const prune = db.prepare('DELETE FROM received WHERE done_at < (SELECT max(done_at) FROM received) - ?');
  const pruneAside = db.prepare('DELETE FROM aside WHERE at < ?');
  let newest = last;
  let prunedAt = Number.NEGATIVE_INFINITY;
  const saveAll = (updates: readonly U[]): U[] => {
    if (Math.abs(now() - prunedAt) > PRUNE_EVERY_MS) {
      prunedAt = now();
      prune.run(KEEP_MS);
      pruneAside.run(prunedAt - KEEP_ASIDE_MS);
    }
    return updates.filter((update) => {
      const { update_id: id } = update;
      const body = JSON.stringify(update);
      const { changes, lastInsertRowid } = insert.run(id, body, sealOf(String(id), body));
      if (changes > 0) newest = Number(lastInsertRowid);
      return changes > 0;
    });
  };
  return (updates) => {
    if (updates.length === 0) return [];
    db.exec('PRAGMA synchronous = FULL');
    try {
      const fresh = inTransaction(db, () => saveAll(updates));
      if (fresh.length > 0) witness.write({ n: newest, hash: '' }, false);
      return fresh;
    } finally {
      db.exec('PRAGMA synchronous = NORMAL');
    }
  };
}
