import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadNotices } from '../../src/notice/load.js';
import type { Notice, Row } from '../../src/notice/model.js';
import { compareWithSource } from '../../src/notice/source.js';

const loaded = loadNotices(join(import.meta.dirname, '../../data'));
if (!loaded.ok || !loaded.notices[0]) throw new Error('the data does not load');
const notice: Notice = loaded.notices[0];

const [GOOD_LIVES, CONTENT] = ['困难群众生活水平情况', '救助对象对社会救助实施的满意度'];

/** A text laid out like the print, its known mistakes included. */
const print = (data: Notice) =>
  [
    data.number,
    data.title,
    ...data.subjects.map(line),
    ...data.rows.map(row),
    ...data.tables.flatMap((t) => table(data, t)),
  ].join('\n');

function line({ kind, code, name }: Notice['subjects'][number]): string {
  return kind === 'expenditure' ? `${name}\t${code}` : `收支列“${code} ${name}”`;
}

function row({ kind, name, printedAs, amounts }: Row): string {
  const figures = `${amounts.total}\t${amounts.advance}\t${amounts.current}`;
  if (kind === 'region') return `合 计\t\t${figures}`;
  if (kind === 'prefecture') return printedAs?.replaceAll(' ', '\t') ?? `${name}\t小计\t${figures}`;
  return `\t${printedAs ?? name}\t${figures}`;
}

function table(data: Notice, { place, total }: Notice['tables'][number]): string[] {
  const whole = place === '全区';
  return [
    `地级财政部门\t\t${whole ? '各地州市' : place}财政局`,
    `\t\t年度金额:\t\t${total}`,
    `\t\t其中:中央财政下达\t\t${total}`,
    ...data.goals.map(
      (goal, i) => `${i + 1}. ${place === '巴州' ? goal.replace('；', '，') : goal.replaceAll('，', ',')}`,
    ),
    ...data.indicators.map(({ level1, level2, name, target }) => {
      const levels = !whole
        ? [level1, level2]
        : name === GOOD_LIVES
          ? ['', '时效指标']
          : name === CONTENT
            ? ['', '']
            : [level1, level2];
      return [...levels, name, target.replace('≥', '≥ ')].join('\t');
    }),
  ];
}

test('the print is found whole, its mistakes being listed', () => {
  expect(compareWithSource(notice, print(notice))).toEqual({
    held: { rows: 133, subjects: 11, tables: 15, targets: 210, goals: 105 },
    missing: [],
  });
});

test.each([
  ['a figure', '65468\t46660', '65469\t46660', '喀什地区/莎车县'],
  ['a name', '莎车县', '沙车县', '喀什地区/莎车县'],
  ['a mended name', '\t喀什库尔干', '\t塔什库尔干', '喀什库尔干'],
  ['a mended subtotal', '伊犁州\t小计\t65682\t39145', '伊犁州\t小计\t39145\t65682', '伊犁州'],
  ['a row that the data lacks', '\t莎车县', '\t新县\t3\t2\t1\n\t莎车县', '新县'],
  ['a code', '2081001', '2081002', '2081001'],
  ['a target', '临时救助人次\t应救尽救', '临时救助人次\t应保尽保', '临时救助人次'],
  ['a percentage', '≥ 88%', '≥ 89%', '≥88%'],
  ['a table’s amount', '年度金额:\t\t370526', '年度金额:\t\t370525', '附件3“喀什地区”'],
  ['a table’s central part', '中央财政下达\t\t891', '中央财政下达\t\t890', '附件3“克拉玛依市”'],
  ['a table', '克州财政局', '克洲财政局', '附件3“克州”'],
  ['a level', '满意度指标\t服务对象满意度指标', '效益指标\t社会效益指标', '附件3“乌鲁木齐市”：“救助对象'],
  [
    'a mistake that is no longer there',
    '\t时效指标\t困难群众生活',
    '效益指标\t社会效益指标\t困难群众生活',
    '更正所说的印文',
  ],
  ['the number', '〔2024〕35号', '〔2024〕36号', '文号'],
])('%s that differs is told', (_, from, to, found) => {
  const text = print(notice);
  expect(text).toContain(from);
  const { missing } = compareWithSource(notice, text.replace(from, to));
  expect(missing.join('\n')).toContain(found);
});

test('two rows that exchanged their figures still balance, and are told', () => {
  const [a, b] = ['喀什地区/莎车县', '喀什地区/叶城县'].map((id) => notice.rows.find((r) => r.id === id));
  if (!a || !b) throw new Error('rows are missing');
  const rows = notice.rows.map((r) =>
    r === a ? { ...a, amounts: b.amounts } : r === b ? { ...b, amounts: a.amounts } : r,
  );
  const { held, missing } = compareWithSource({ ...notice, rows }, print(notice));
  expect(held.rows).toBe(131);
  expect(missing.filter((sentence) => sentence.includes('没有找到'))).toHaveLength(2);
});

test('two rows in each other’s place are told', () => {
  const i = notice.rows.findIndex(({ id }) => id === '喀什地区/莎车县');
  const rows = [
    ...notice.rows.slice(0, i),
    ...notice.rows.slice(i, i + 2).reverse(),
    ...notice.rows.slice(i + 2),
  ];
  expect(compareWithSource({ ...notice, rows }, print(notice)).missing.join()).toContain('次序不同');
});
