import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Decimal } from 'decimal.js';
import { readAmount } from './cell.js';
import { checkNotice } from './check.js';
import { decode } from './decode.js';
import type { Counted, Draft, DraftRow } from './draft.js';
import { type Fault, type FaultAt, faultsIn } from './fault.js';
import { lineInJson } from './json-line.js';
import { type Amounts, ANNEXES, type Annex, type Notice, type Row } from './model.js';
import { inTenThousands, readIndicators, readNoticeFile, readRows, readSubjects } from './read.js';

const MEGABYTE = 1024 * 1024;
/** The longest notice is a hundredth of that. */
const MOST_BYTES = 50 * MEGABYTE;

/** What a notice's folder holds. */
export const NOTICE_FILES = {
  notice: 'notice.json',
  allocations: 'allocations.csv',
  subjects: 'subjects.csv',
  indicators: 'indicators.csv',
} as const;

/** The notices, or everything that is wrong with them. */
export type Loaded =
  | { readonly ok: true; readonly notices: readonly Notice[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Loads and checks the notices in a folder: one folder a notice, directly or under `notices/`, or a notice's own.
 * Never throws; nothing is given out unless everything is in order.
 * @returns the notices by folder name, or all faults of all of them
 */
export function loadNotices(dir: string): Loaded {
  const faults: Fault[] = [];
  const notices = noticeFolders(dir, faults).flatMap((folder) => loadNotice(folder, faults) ?? []);
  return faults.length === 0 ? { ok: true, notices } : { ok: false, faults };
}

/**
 * Reads a text file of any of the encodings that offices use.
 * @returns the text, or null with the fault reported
 */
export function readText(file: string, faults: Fault[]): string | null {
  const fault = (found: string, expected: string) => {
    faults.push(faultsIn(file)(0, found, expected));
    return null;
  };
  let bytes: Uint8Array;
  try {
    const stats = statSync(file);
    // A pipe would be waited for, and a device never ends.
    if (!stats.isFile()) return fault('不是普通文件', '可以读取的文本文件');
    const { size } = stats;
    if (size > MOST_BYTES)
      return fault(
        `文件有 ${Math.round(size / MEGABYTE)} MB`,
        `不超过 ${MOST_BYTES / MEGABYTE} MB 的文本文件`,
      );
    bytes = readFileSync(file);
  } catch {
    return fault(existsSync(file) ? '文件无法读取' : '没有这个文件', '可以读取的文本文件');
  }
  return decode(bytes) ?? fault('文字编码无法识别', 'UTF-8 或 GB18030 编码的文本');
}

function noticeFolders(dir: string, faults: Fault[]): string[] {
  if (existsSync(join(dir, NOTICE_FILES.notice))) return [dir];
  const base = isFolder(join(dir, 'notices')) ? join(dir, 'notices') : dir;
  try {
    const folders = readdirSync(base)
      .filter((name) => !name.startsWith('.') && isFolder(join(base, name)))
      .sort()
      .map((name) => join(base, name));
    if (folders.length === 0)
      faults.push(faultsIn(base)(0, '里面没有通知', '每份通知一个文件夹，内有 notice.json'));
    return folders;
  } catch {
    faults.push(
      faultsIn(base)(0, existsSync(base) ? '不是可以读取的文件夹' : '没有这个文件夹', '存放通知的文件夹'),
    );
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // A file in the place of a folder above it.
    return false;
  }
}

function loadNotice(folder: string, faults: Fault[]): Notice | null {
  const files: Draft['files'] = {
    notice: join(folder, NOTICE_FILES.notice),
    allocations: join(folder, NOTICE_FILES.allocations),
    subjects: join(folder, NOTICE_FILES.subjects),
    indicators: join(folder, NOTICE_FILES.indicators),
  };
  const before = faults.length;
  const json = readText(files.notice, faults);
  const notice = json === null ? null : readNoticeFile(json, faultsIn(files.notice), faults);
  if (json === null || !notice) return null;
  const lineOf: Draft['lineOf'] = (path) => lineInJson(json, path);
  /** What is counted has to be there, and what is there has to be counted. */
  const lines = <T>(annex: Annex, counted: Counted, reader: (text: string, at: FaultAt) => T[]): T[] => {
    const file = files[annex];
    if (notice.counts[counted] === undefined) {
      if (existsSync(file))
        faults.push(
          faultsIn(files.notice)(lineOf(['counts']), `没有写 ${counted} 有几条`, `${basename(file)} 的条数`),
        );
      return [];
    }
    const text = readText(file, faults);
    return text === null ? [] : reader(text, faultsIn(file));
  };
  const rows = lines('allocations', 'rows', (text, at) => readRows(text, notice, at, faults));
  const subjects = lines('subjects', 'subjects', (text, at) => readSubjects(text, at, faults));
  const indicators = lines('indicators', 'indicators', (text, at) => readIndicators(text, at, faults));
  // Where a file could not be read at all, what depends on it is no fault of its own.
  if (faults.length > before && [rows, subjects, indicators].some((read) => read.length === 0)) return null;
  const draft: Draft = { id: basename(resolve(folder)), files, notice, lineOf, rows, subjects, indicators };
  faults.push(...checkNotice(draft));
  return faults.length === before ? assemble(draft) : null;
}

/** Turns a draft without faults into the notice. */
function assemble({ id, notice, rows, subjects, indicators }: Draft): Notice {
  const {
    number,
    title,
    year,
    fund,
    stage,
    columns,
    sums,
    annexes,
    unit,
    facts,
    goals,
    within,
    corrections,
  } = notice;
  const has = { allocations: rows, subjects, indicators } as const satisfies Record<
    Annex,
    readonly unknown[]
  >;
  return {
    id,
    number,
    title,
    year,
    fund,
    stage,
    columns,
    sums,
    annexes: Object.fromEntries(
      ANNEXES.filter((annex) => has[annex].length > 0).map((annex) => [annex, annexes[annex]]),
    ),
    rows: rows.map(toRow),
    subjects: subjects.map(({ line: _, ...subject }) => subject),
    indicators: indicators.map(({ line: _, ...indicator }) => indicator),
    goals,
    facts,
    tables: notice.tables.map(({ place, total }) => ({
      place,
      total: inTenThousands(readAmount(total) ?? new Decimal(0), unit),
    })),
    within,
    corrections,
  };
}

const toRow = ({ id, path, name, prefecture, kind, amounts, printedAs }: DraftRow): Row => ({
  id,
  path,
  name,
  prefecture,
  kind,
  amounts: amounts as Amounts,
  ...(printedAs && { printedAs }),
});
