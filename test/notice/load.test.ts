import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { describeFault } from '../../src/notice/fault.js';
import { loadNotices } from '../../src/notice/load.js';
import { Folder, REAL } from './folder.ts';

let folder: Folder;
let dir: string;
const file = (name: string) => folder.file(name);
const read = (name: string) => folder.read(name);
const edit = (name: string, from: string, to: string) => folder.edit(name, from, to);
const faults = () => folder.faults();

beforeEach(() => {
  folder = new Folder();
  dir = folder.dir;
});

test('the notice loads whole', () => {
  const loaded = loadNotices(REAL);
  if (!loaded.ok) throw new Error(loaded.faults.map(describeFault).join('\n'));
  const [notice] = loaded.notices;
  expect(notice).toMatchObject({ id: '2024-xcs35', number: '新财社〔2024〕35号', year: 2024 });
  expect(notice?.rows).toHaveLength(133);
  const row = notice?.rows.find(({ id }) => id === '喀什地区/莎车县');
  expect(notice?.columns.map(({ key }) => [key, row?.amounts[key]?.toFixed()])).toEqual([
    ['total', '65468'],
    ['advance', '46660'],
    ['current', '18808'],
  ]);
});

test.each([
  ['the notices’ folder', join(REAL, '..')],
  ['the data folder', join(REAL, '../..')],
])('%s will do as well', (_, path) => {
  expect(loadNotices(path)).toMatchObject({ ok: true, notices: [{ id: '2024-xcs35' }] });
});

test('a missing, an empty and a half-empty folder are told', () => {
  rmSync(file('subjects.csv'));
  expect(faults()).toEqual(['subjects.csv：没有这个文件；应为可以读取的文本文件。']);
  const none = loadNotices(file('nowhere'));
  expect(none.ok || none.faults).toMatchObject([{ found: '没有这个文件夹' }]);
  const empty = mkdtempSync(join(tmpdir(), 'notice-'));
  expect(loadNotices(empty)).toMatchObject({ ok: false, faults: [{ found: '里面没有通知' }] });
  rmSync(empty, { recursive: true });
});

test.each([
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  [
    'CRLF and empty lines as Excel leaves them',
    (text: string) => `${text.replaceAll('\n', '\r\n')},,,,,,\r\n\r\n`,
  ],
  [
    'thousands separators',
    (text: string) => text.replace('65468', '"65,468"').replace('792267', '"792,267"'),
  ],
  ['full-width digits and commas', (text: string) => text.replace('65468', '６５，４６８')],
  ['a full-width minus', (text: string) => text.replace('-49', '－４９')],
  ['stray blanks', (text: string) => text.replace('莎车县', ' 莎 车县\u3000').replace('65468', ' 65 468 ')],
  ['columns in another order', (text: string) => text.replace(/^([^,\n]*),([^,\n]*),/gm, '$2,$1,')],
])('allocations with %s are the same', (_, change) => {
  const before = loadNotices(dir);
  const text = read('allocations.csv');
  expect(change(text)).not.toBe(text);
  writeFileSync(file('allocations.csv'), change(text));
  expect(loadNotices(dir)).toEqual(before);
});

test('GB18030 is read', () => {
  const before = loadNotices(dir);
  for (const name of ['allocations.csv', 'subjects.csv', 'indicators.csv', 'notice.json']) {
    const bytes = encodeGb18030(read(name));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    writeFileSync(file(name), bytes);
  }
  expect(before.ok).toBe(true);
  expect(loadNotices(dir)).toEqual(before);
});

/** GB18030 of a text, by asking the decoder about every two-byte code: Node decodes it but cannot encode it. */
function encodeGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from(
    [...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (codes.get(char) ?? []))),
  );
}

test.each([
  ['allocations.csv', '喀什地区,莎车县,county,65468', '喀什地区,莎车县,county,abc', 'total 是“abc”'],
  ['allocations.csv', '喀什地区,莎车县,county,65468', '喀什地区,莎车县,county,', 'total 是“”'],
  ['allocations.csv', '65468', '65,468', '这一行有 8 栏'],
  ['allocations.csv', '莎车县,county', '莎车县,town', 'kind 是“town”'],
  ['allocations.csv', '莎车县', '叶城县', '在第 116 行已经有了'],
  ['allocations.csv', '喀什地区,莎车县', '和田地区,莎车县', '不在“和田地区”的小计行之下'],
  ['allocations.csv', '莎车县,county', ',county', 'kind 是 county'],
  ['allocations.csv', 'advance', 'advanced', '表头是'],
  ['allocations.csv', '莎车县', '"莎车县', '引号没有成对'],
  ['allocations.csv', ',喀什库尔干', ',喀什塔什', 'printed_as 是'],
  ['subjects.csv', '2081001', '208100', '科目代码是“208100”'],
  ['subjects.csv', '2081001', '2081902', '重复'],
  ['subjects.csv', '2081001', '2091001', '支出科目代码是“2091001”'],
  ['subjects.csv', 'income', 'outcome', 'kind 是“outcome”'],
  ['subjects.csv', '2081001,儿童福利,expenditure\n', '', '读得 10 条'],
  ['indicators.csv', '≥88%', '88', '指标值是“88”'],
  ['indicators.csv', '≥88%', '', '中有空的'],
  ['indicators.csv', ',效益指标', '石河子市,效益指标', '地州市是“石河子市”'],
  ['indicators.csv', '临时救助人次', '低保对象人数', '已经有了'],
  ['notice.json', '"370526"', '"370527"', '年度金额 370527'],
  ['notice.json', '"place": "克州"', '"place": "克洲"', '附件3有“克洲”的表'],
  ['notice.json', '"about": "伊犁州"', '"about": "伊犁"', '更正所指的是“伊犁”'],
  ['notice.json', '"topic": "issued"', '"topic": "number"', 'topic“number”'],
  ['notice.json', '"year": 2024', '"year": "2024"', '“year”是'],
  ['notice.json', '"goals": [', '"goal": [', '“goals”没有填写'],
  ['notice.json', '"year": 2024,', '"year": 2024', '不是正确的 JSON'],
])('%s: %s as %s is refused', (name, from, to, found) => {
  edit(name, from, to);
  const told = faults();
  expect(told.join('\n')).toContain(found);
  expect(told.every((sentence) => /；应为.+。$/.test(sentence))).toBe(true);
});

test('all faults come at once, each with its line', () => {
  edit('allocations.csv', '喀什地区,莎车县,county,65468', '喀什地区,莎车县,county,x');
  edit('allocations.csv', '乌鲁木齐县,county,319', '乌鲁木齐县,county,320');
  edit('indicators.csv', '≥88%', '88%以上');
  // What the body says of 克拉玛依市 is where it is, however long the names before it.
  const line = read('notice.json')
    .split('\n')
    .findIndex((text) => text.includes('"891"'));
  edit('notice.json', '"891"', '"890"');
  expect(faults().map((sentence) => sentence.replace(/：.*/, ''))).toEqual([
    'allocations.csv 第 116 行',
    'allocations.csv 第 11 行',
    'allocations.csv 第 3 行',
    `notice.json 第 ${line + 1} 行`,
    'indicators.csv 第 15 行',
  ]);
});

test('whichever of the 399 amounts is changed, by whatever, it is found', () => {
  const lines = read('allocations.csv').split('\n');
  const amount = fc.record({
    row: fc.integer({ min: 1, max: 133 }),
    column: fc.integer({ min: 3, max: 5 }),
    by: fc.oneof(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: 1, max: 9999 }).map((n) => n / 10_000),
    ),
  });
  fc.assert(
    fc.property(amount, ({ row, column, by }) => {
      fc.pre(by !== 0);
      const cells = (lines[row] ?? '').split(',');
      cells[column] = String(Number((Number(cells[column]) + by).toFixed(4)));
      writeFileSync(file('allocations.csv'), lines.with(row, cells.join(',')).join('\n'));
      const loaded = loadNotices(dir);
      expect(loaded.ok || loaded.faults.some(({ line }) => line === row + 1)).toBe(true);
      expect(loaded.ok).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test('each of the 399 amounts off by one is found', () => {
  const lines = read('allocations.csv').split('\n');
  for (let row = 1; row <= 133; row++)
    for (let column = 3; column <= 5; column++) {
      const cells = (lines[row] ?? '').split(',');
      cells[column] = String(Number(cells[column]) + 1);
      writeFileSync(file('allocations.csv'), lines.with(row, cells.join(',')).join('\n'));
      expect(loadNotices(dir).ok, `${row}, ${column}`).toBe(false);
    }
});
