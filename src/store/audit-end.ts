import { appendFileSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditFolder } from './audit-folder.js';
import { type Line, readLine } from './audit-line.js';
import { HEAD_GONE } from './audit-note.js';
import { EMPTY, gapText, type Head } from './chain.js';
import type { Witness } from './witness.js';

/** A damaged file is told of by its first lines; a check finds the rest. */
const MAX_FAULTS = 5;

/** What the files say about where the chain stands. */
export interface End {
  readonly head: Head;
  /** Whether the newest entry needed the key; undefined where there is none. */
  readonly keyed: boolean | undefined;
  /** The last record of the ledger told of in the newest files. */
  readonly change: Head | undefined;
  /** The updates recorded in the newest files: they may be handled again after a sudden end. */
  readonly updates: readonly number[];
  readonly faults: readonly string[];
}

/**
 * Finds the newest sound entry. An unfinished last line that was never confirmed is cut off; whatever else does not
 * fit stays where it is and is told.
 */
export const readEnd = (folder: AuditFolder, witness: Witness['before']): End => {
  const faults: string[] = [];
  const names = folder.files();
  const seen: Line[] = [];
  // Usually two files: one, and the one before it, where midnight has just passed. More where those have nothing yet.
  for (const [index, name] of names.toReversed().entries()) {
    seen.unshift(...readFile(folder, name, witness, faults));
    if (index > 0 && seen.length > 0) break;
  }
  const last = seen.at(-1);
  const found = {
    keyed: last?.keyed,
    change: seen.findLast(({ entry }) => entry.change)?.entry.change,
    updates: seen.flatMap(({ entry }) => entry.update ?? []),
  };
  const head = last ? { n: last.entry.n, hash: last.hash } : EMPTY;
  if (typeof witness === 'string') {
    if (names.length > 0) faults.push(HEAD_GONE);
    return { head, ...found, faults: faults.slice(0, MAX_FAULTS) };
  }
  if (witness.n === head.n && witness.hash !== head.hash) {
    faults.push(`审计记录第 ${head.n} 条与核对文件 audit/head 不符，可能已被改动。`);
  }
  if (witness.n > head.n)
    faults.unshift(`审计记录${gapText({ from: head.n + 1, to: witness.n })}缺失或已损坏。`);
  return { head: witness.n > head.n ? witness : head, ...found, faults: faults.slice(0, MAX_FAULTS) };
};

/** The readable lines of a file, its torn end cut off. */
const readFile = (
  folder: AuditFolder,
  name: string,
  witness: Witness['before'],
  faults: string[],
): Line[] => {
  const file = join(folder.path, name);
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf(10) + 1;
  const lines: Line[] = [];
  for (const [at, text] of bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1).entries()) {
    const line = readLine(text, folder.seals);
    const before = lines.at(-1);
    const follows = line && before && line.entry.n === before.entry.n + 1 && line.previous === before.hash;
    if (!line || (at > 0 && !follows)) {
      faults.push(`审计文件 ${name} 第 ${at + 1} 行与前一行不符，可能已损坏或被改动。`);
    }
    if (line) lines.push(line);
  }
  if (whole < bytes.length) {
    const wasConfirmed = typeof witness !== 'string' && witness.n > (lines.at(-1)?.entry.n ?? 0);
    if (wasConfirmed) appendFileSync(file, '\n');
    else {
      truncateSync(file, whole);
      faults.push(`审计文件 ${name} 的最后一条未写完，已丢弃。`);
    }
  }
  return lines;
};
