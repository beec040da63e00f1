import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk.js';
import { describeFault } from '../../src/notice/fault.js';
import { NOTICE_FIELDS } from '../../src/notice/fresh/fields.js';
import { type Fresh, writeFresh } from '../../src/notice/fresh/write.js';
import { loadNotices } from '../../src/notice/load.js';
import { openDeskAt } from '../../src/open.js';

const ROOT = join(import.meta.dirname, '../..');
const OURS = join(ROOT, 'data');
const REAL = join(OURS, 'notices/2024-xcs35');
const MADE_UP = join(ROOT, 'test/notices');
const NAME = '2025-xcs12';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fresh-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const read = (folder: string, file: string) =>
  readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
const fresh = (name = NAME) => writeFresh(name, dir, OURS);
const folderOf = (made: Fresh): string => {
  if ('refused' in made) throw new Error(made.refused);
  return made.folder;
};

/** What is still wrong, as the check says it. */
function faults(folder: string): string[] {
  const loaded = loadNotices(folder);
  return loaded.ok ? [] : loaded.faults.map((fault) => describeFault(fault).replaceAll(`${folder}/`, ''));
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** What the fields of another notice are called: `facts.text` for the text of each of its facts. */
function namesIn(value: Json, path: readonly string[] = []): string[] {
  if (typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((part) => namesIn(part, path));
  return Object.entries(value).flatMap(([key, part]) => [
    [...path, key].join('.'),
    ...namesIn(part, [...path, key]),
  ]);
}

/** The blanks of the new notice.json filled with what the real one has at the same place. */
function fill(folder: string, change: (text: string) => string = (text) => text): void {
  const real = JSON.parse(change(read(REAL, 'notice.json')));
  const whole = {
    stage: 'final',
    unit: '万元',
    columns: [
      { name: '全年资金合计', label: '全年合计', short: '全年' },
      { name: '提前下达', label: '提前下达', short: '提前' },
      { name: '本次实际下达', label: '本次下达', short: '本次' },
    ],
    sums: [{ whole: 'total', parts: ['advance', 'current'] }],
    annexes: { allocations: '附件1', subjects: '附件2', indicators: '附件3' },
    ...real,
  };
  const filled = (blank: Json, value: Json): Json => {
    if (typeof blank === 'string') return blank.startsWith('（填写：') ? value : blank;
    if (Array.isArray(blank)) {
      const list = value as readonly Json[];
      return blank.length === 1 && typeof blank[0] === 'string'
        ? list
        : blank.map((part, i) => filled(part, list[i] ?? ''));
    }
    return Object.fromEntries(
      Object.entries(blank).map(([key, part]) => [
        key,
        filled(part, (value as Record<string, Json>)[key] ?? ''),
      ]),
    );
  };
  writeFileSync(
    join(folder, 'notice.json'),
    JSON.stringify(filled(JSON.parse(read(folder, 'notice.json')), whole), null, 2),
  );
}

const nextYear = (text: string): string =>
  text.replaceAll('新财社〔2024〕35号', '新财社〔2025〕12号').replaceAll('2024', '2025');

describe('the folder of a new notice', () => {
  it('has the newest one’s places, subjects and targets in their order, without its figures', () => {
    const folder = folderOf(fresh());
    expect(readdirSync(folder).sort()).toEqual(
      ['allocations.csv', 'indicators.csv', 'notice.json', 'subjects.csv', '说明.txt'].sort(),
    );
    const [head, ...rows] = read(REAL, 'allocations.csv').split('\n');
    expect(read(folder, 'allocations.csv').split('\n')).toEqual([
      head,
      ...rows.map((row) => row && `${row.split(',').slice(0, 3).join(',')},,,,`),
    ]);
    expect(read(folder, 'subjects.csv')).toBe(read(REAL, 'subjects.csv'));
    expect(read(folder, 'indicators.csv')).toBe(
      read(REAL, 'indicators.csv').replace(/,[^,\n]+$/gm, (end) => (end === ',target' ? end : ',')),
    );
    const [real, made] = [REAL, folder].map((each) => JSON.parse(read(each, 'notice.json')));
    const topics = (notice: { facts: { topic: string; title: string }[] }) =>
      notice.facts.map(({ topic, title }) => [topic, title]);
    expect(topics(made)).toEqual(topics(real));
    expect(made.tables.map(({ place }: { place: string }) => place)).toEqual(
      real.tables.map(({ place }: { place: string }) => place),
    );
    for (const { text } of real.facts) expect(JSON.stringify(made)).not.toContain(text);
    expect(JSON.stringify(made)).not.toContain('792267');
  });

  it('explains every field that a notice may have', () => {
    const known = NOTICE_FIELDS.map(({ name }) => name);
    const used = ['2023-xcs12', '2024-xcs60']
      .map((name) => join(MADE_UP, name))
      .concat(REAL)
      .flatMap((folder) => namesIn(JSON.parse(read(folder, 'notice.json'))));
    expect([...new Set(used)].filter((name) => !known.some((one) => one === name))).toEqual([]);
    const guide = read(folderOf(fresh()), '说明.txt');
    for (const name of known) expect(guide).toContain(`  ${name}：`);
  });

  it('is led through field by field by the check, until it loads and answers', () => {
    const folder = folderOf(fresh());
    const first = faults(folder);
    expect(first[0]).toBe(
      'notice.json 第 2 行：“number”还没有填写；应为文号，写法如“某财社〔年份〕序号号”，年份用六角括号。',
    );
    expect(
      first.every((sentence) => /^notice\.json 第 \d+ 行：“[a-z0-9.]+”还没有填写；应为.+。$/.test(sentence)),
    ).toBe(true);
    const lines = first.map((sentence) => Number(/第 (\d+) 行/.exec(sentence)?.[1]));
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));

    fill(folder, nextYear);
    const second = faults(folder);
    expect(second.slice(0, 3)).toEqual(
      ['total', 'advance', 'current'].map(
        (column) =>
          `allocations.csv 第 2 行：${column} 这一栏从这一行起有 133 行没有填写；应为以万元为单位的数字。`,
      ),
    );
    expect(second.slice(3).every((sentence) => sentence.startsWith('indicators.csv 第 '))).toBe(true);

    cpSync(join(REAL, 'allocations.csv'), join(folder, 'allocations.csv'));
    cpSync(join(REAL, 'indicators.csv'), join(folder, 'indicators.csv'));
    // Mended print needs its corrections, of which a new notice has none.
    writeFileSync(
      join(folder, 'allocations.csv'),
      read(folder, 'allocations.csv').replace(/^(.*,)[^,\n]+$/gm, (line, rest) =>
        line.endsWith('printed_as') ? line : rest,
      ),
    );
    expect(faults(folder)).toEqual([]);
    cpSync(REAL, join(dir, '2024-xcs35'), { recursive: true });
    const desk = openDeskAt(dir, OURS) as Desk;
    expect(desk.json('莎车')).toMatchObject({ kind: 'allocation', notice: NAME });
    expect(desk.json('去年莎车')).toMatchObject({ kind: 'allocation', notice: '2024-xcs35' });
  });

  it('takes the shape of a notice with one column and no targets', () => {
    cpSync(join(MADE_UP, '2023-xcs12'), join(dir, '2023-xcs12'), { recursive: true });
    const made = fresh();
    expect(made).toMatchObject({ after: { id: '2023-xcs12' } });
    const folder = folderOf(made);
    expect(existsSync(join(folder, 'indicators.csv'))).toBe(false);
    expect(read(folder, 'allocations.csv').split('\n')[0]).toBe('prefecture,county,kind,advance,printed_as');
    const { counts, annexes, goals, tables } = JSON.parse(read(folder, 'notice.json'));
    expect({ counts: Object.keys(counts), annexes: Object.keys(annexes), goals, tables }).toEqual({
      counts: ['rows', 'subjects'],
      annexes: ['allocations', 'subjects'],
      goals: [],
      tables: [],
    });
  });

  it('goes into the folder of the notices, where another half-filled one is no hindrance', () => {
    mkdirSync(join(dir, 'notices'));
    const first = folderOf(fresh('2025-xcs1'));
    expect(first).toBe(join(dir, 'notices/2025-xcs1'));
    expect(fresh('2025-xcs2')).toMatchObject({ after: { id: '2024-xcs35' } });
  });

  it('is never made over something', () => {
    const folder = folderOf(fresh());
    writeFileSync(join(folder, 'notice.json'), 'mine');
    expect(fresh()).toEqual({ refused: `已经有 ${folder}，不会覆盖；请换一个名称` });
    expect(read(folder, 'notice.json')).toBe('mine');
    writeFileSync(join(dir, 'file'), '');
    expect(fresh('file')).toMatchObject({ refused: expect.stringContaining('不会覆盖') });
    expect(writeFresh(NAME, folder, OURS)).toMatchObject({
      refused: expect.stringContaining('本身是一份通知'),
    });
    expect(writeFresh(NAME, join(dir, 'file'), OURS)).toMatchObject({
      refused: expect.stringContaining('建不了'),
    });
  });
});
