import {
  appendFileSync,
  createReadStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Audit,
  beijing,
  type Entry,
  type Event,
  MissCounter,
  missesSince,
  type Verdict,
} from './audit.js';
import { readLine, writeLine } from './audit-line.js';
import { EMPTY, gapText, type Head } from './chain.js';
import { keepPrivate, syncFolder } from './folder.js';
import { Witness } from './witness.js';

const DAY_MS = 86_400_000;
/** A damaged file is told of by its first lines; a check finds the rest. */
const MAX_FAULTS = 5;
const FILE = /^\d{4}-\d{2}-\d{2}\.jsonl$/;

interface Waiting {
  readonly event: Event;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The audit as one file of JSON lines a day in `audit/`, each line carrying the hash of the one before, also from
 * file to file. Lines rather than a database: a damaged byte costs one entry, and anybody can read them. Whatever
 * arrives while the disk is busy is written together with one wait for it.
 * @param days files older than that are dropped
 */
export const openAudit = (directory: string, days: number, now: () => number = Date.now): Audit => {
  const folder = join(directory, 'audit');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = (): string[] =>
    readdirSync(folder)
      .filter((name) => FILE.test(name))
      .sort();
  const witness = new Witness(join(folder, 'head'));
  const { head: found, faults } = readEnd(folder, files(), witness.before);
  let head = found;
  witness.write(head, true);

  let handle: FileHandle | null = null;
  let handleOf = files().at(-1) ?? '';
  let size = 0;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;

  const openToday = async (): Promise<FileHandle> => {
    const today = `${beijing(now()).slice(0, 10)}.jsonl`;
    // A clock that is set back must not put entries before those that came earlier.
    const name = handleOf > today ? handleOf : today;
    if (handle && handleOf === name) return handle;
    await handle?.close();
    handle = null;
    const file = join(folder, name);
    keepPrivate(file);
    const fresh = await open(file, 'r+');
    size = (await fresh.stat()).size;
    handle = fresh;
    handleOf = name;
    const oldest = `${beijing(now() - days * DAY_MS).slice(0, 10)}.jsonl`;
    for (const old of files()) if (old < oldest) rmSync(join(folder, old));
    syncFolder(folder);
    return fresh;
  };

  const writeBatch = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const file = await openToday();
      const at = beijing(now());
      let last = head;
      const lines = batch.map(({ event }) => {
        const { text, head } = writeLine({ n: last.n + 1, at, ...event }, last.hash);
        last = head;
        return `${text}\n`;
      });
      // At a position of our own: what a failed attempt left behind is overwritten, not continued.
      const bytes = Buffer.from(lines.join(''));
      await file.truncate(size);
      await file.write(bytes, 0, bytes.length, size);
      await file.datasync();
      size += bytes.length;
      head = last;
      witness.write(head, false);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const drain = async (): Promise<void> => {
    // Lets everything that arrives in the same moment join the first batch.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await writeBatch(batch);
    }
    writing = null;
  };

  /** Every line of the files from `since` on, oldest first. */
  async function* lines(since = ''): AsyncGenerator<{ file: string; line: number; text: string }> {
    for (const file of files().filter((name) => name >= since)) {
      let line = 0;
      let begun = '';
      // Not readline: it takes a carriage return for a line's end too, and a turned byte would pass for one.
      for await (const chunk of createReadStream(join(folder, file), 'utf8')) {
        const texts = `${begun}${chunk}`.split('\n');
        begun = texts.pop() ?? '';
        for (const text of texts) yield { file, line: ++line, text };
      }
      if (begun !== '') yield { file, line: ++line, text: begun };
    }
  }

  return {
    faults,
    get head() {
      return head;
    },
    add(event) {
      const written = new Promise<void>((resolve, reject) => waiting.push({ event, resolve, reject }));
      writing ??= drain();
      return written;
    },
    async latest(count) {
      const latest: Entry[] = [];
      for (const name of files().reverse()) {
        for (const text of readFileSync(join(folder, name), 'utf8').split('\n').reverse()) {
          const entry = text === '' ? undefined : readLine(text)?.entry;
          if (entry) latest.push(entry);
          if (latest.length === count) return latest;
        }
      }
      return latest;
    },
    async misses(count) {
      const since = missesSince(now());
      const counter = new MissCounter();
      for await (const { text } of lines(`${since.slice(0, 10)}.jsonl`)) {
        const entry = readLine(text)?.entry;
        if (entry && entry.at >= since) counter.add(entry);
      }
      return counter.top(count);
    },
    check: () => checkChain(lines(), head),
    async close() {
      await writing;
      await handle?.close();
      witness.close();
    },
  };
};

/** Follows the chain from the oldest entry kept to `head`. */
const checkChain = async (
  lines: AsyncIterable<{ file: string; line: number; text: string }>,
  head: Head,
): Promise<Verdict> => {
  if (head.n === 0) return { entries: 0, first: 0, broken: null };
  let entries = 0;
  let first = 0;
  let last: Head | null = null;
  for await (const { file, line, text } of lines) {
    if (last && last.n >= head.n) break;
    const read = readLine(text);
    const expected: number = last ? last.n + 1 : (read?.entry.n ?? 1);
    if (!read || read.entry.n !== expected || (last && read.previous !== last.hash)) {
      return { entries, first: first || expected, broken: { n: expected, file, line } };
    }
    entries += 1;
    first ||= expected;
    last = { n: expected, hash: read.hash };
  }
  const end = last ?? EMPTY;
  const isWhole = end.n === head.n && end.hash === head.hash;
  return { entries, first, broken: isWhole ? null : { n: end.n + 1, file: '', line: 0 } };
};

/**
 * Finds the newest sound entry. An unfinished last line that was never confirmed is cut off; whatever else does not
 * fit stays where it is and is told.
 */
const readEnd = (
  folder: string,
  names: readonly string[],
  witness: Witness['before'],
): { head: Head; faults: string[] } => {
  const faults: string[] = [];
  let head = EMPTY;
  // Usually one file: those before it count only where the newest has nothing yet.
  for (const name of [...names].reverse()) {
    const file = join(folder, name);
    const bytes = readFileSync(file);
    const whole = bytes.lastIndexOf(10) + 1;
    for (const [at, text] of bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1).entries()) {
      const line = readLine(text);
      const isLinked = line && (at === 0 || (line.entry.n === head.n + 1 && line.previous === head.hash));
      if (!isLinked) faults.push(`审计文件 ${name} 第 ${at + 1} 行与前一行不符，可能已损坏或被改动。`);
      if (line) head = { n: line.entry.n, hash: line.hash };
    }
    if (whole < bytes.length) {
      const wasConfirmed = typeof witness !== 'string' && witness.n > head.n;
      if (wasConfirmed) appendFileSync(file, '\n');
      else {
        truncateSync(file, whole);
        faults.push(`审计文件 ${name} 的最后一条未写完，已丢弃。`);
      }
    }
    if (head.n > 0) break;
  }
  if (typeof witness === 'string') {
    if (names.length > 0) faults.push('审计的核对文件 audit/head 缺失或已损坏，已按审计文件重建。');
    return { head, faults: faults.slice(0, MAX_FAULTS) };
  }
  if (witness.n === head.n && witness.hash !== head.hash) {
    faults.push(`审计记录第 ${head.n} 条与核对文件 audit/head 不符，可能已被改动。`);
  }
  if (witness.n <= head.n) return { head, faults: faults.slice(0, MAX_FAULTS) };
  faults.unshift(`审计记录${gapText({ from: head.n + 1, to: witness.n })}缺失或已损坏。`);
  return { head: witness, faults: faults.slice(0, MAX_FAULTS) };
};
