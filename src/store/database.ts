import { existsSync } from 'node:fs';
import Database from 'libsql';
import { diskFault, keepPrivate, StateError, setAside } from './folder.js';

export type Connection = Database.Database;

/**
 * Opens a database of ours for this process alone. The lock is SQLite's exclusive one, held by the system on an
 * open file: it goes with the process, however that ends, and no reused process id can fool it.
 * @param journal `delete` for what must survive a damaged tail, `wal` for what is written often
 * @param schema creates what is missing
 * @param load reads and checks everything while opening; throws where the content cannot be read
 * @returns the connection and, where the old file could not be read, the name it was moved to
 * @throws StateError where another process holds it or the disk refuses; the system's error where the file is barred
 */
export const openDatabase = <T>(
  file: string,
  journal: 'delete' | 'wal',
  schema: string,
  load: (db: Connection) => T,
): { db: Connection; loaded: T; aside?: string } => {
  try {
    return open(file, journal, schema, load);
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? '');
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
      throw new StateError(
        `STATE_DIR 中的“${file}”正由另一个进程使用，请先停止那个进程，或为本进程另设 STATE_DIR。`,
      );
    }
    if (/^SQLITE_(CANTOPEN|PERM|IOERR|FULL|NOMEM)/.test(code)) {
      throw diskFault(file, code);
    }
    if (/^E[A-Z]+$/.test(code)) throw error;
    // Whatever else is wrong lies in the file: no page, no table, no sense.
    const aside = setAside(file);
    for (const suffix of ['-journal', '-wal']) if (existsSync(file + suffix)) setAside(file + suffix);
    return { ...open(file, journal, schema, load), aside };
  }
};

/** Ends the lock too: libsql's own close() keeps the file open while a prepared statement is alive. */
export const closeDatabase = (db: Connection): void => {
  db.pragma('journal_mode = DELETE');
  db.pragma('locking_mode = NORMAL');
  db.prepare('SELECT count(*) FROM sqlite_master').get();
  db.close();
};

/**
 * Does something whole or not at all. libsql's own transactions hide why one failed: a full disk ends it by itself, and
 * then there is nothing to roll back.
 */
export const inTransaction = <T>(db: Connection, work: () => T): T => {
  db.exec('BEGIN');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      db.exec('ROLLBACK');
    } catch {}
    throw error;
  }
};

/** A text column in digits: libsql ends the process where a turned bit left text that is no UTF-8. */
export const readable = (column: string): string => `hex(${column}) AS ${column}`;

/** Undoes `readable` in a row. */
export const fromReadable = <T extends object>(row: T): T =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'string' ? Buffer.from(value, 'hex').toString('utf8') : value,
    ]),
  ) as T;

interface Verdict {
  readonly verdict: string;
}

const open = <T>(file: string, journal: string, schema: string, load: (db: Connection) => T) => {
  keepPrivate(file);
  const db = new Database(file);
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma(`journal_mode = ${journal}`);
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    const { verdict } = db
      .prepare('SELECT quick_check AS verdict FROM pragma_quick_check(1)')
      .get() as Verdict;
    if (verdict !== 'ok') throw new Error(verdict);
    db.exec(schema);
    // A damaged header may make a file that can only be read: better found now than at the first revocation.
    db.pragma('user_version = 1');
    return { db, loaded: load(db) };
  } catch (error) {
    db.close();
    throw error;
  }
};
