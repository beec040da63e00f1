import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it, vi } from 'vitest';
import type { Desk } from '../../src/desk.js';
import { openDeskAt } from '../../src/open.js';

// Many questions, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 });

const DATA = join(import.meta.dirname, '../../data');
const desk = openDeskAt(DATA, DATA) as Desk;

const lines = (file: string) =>
  readFileSync(join(DATA, 'notices/2024-xcs35', file), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
const ids = lines('allocations.csv').map((line) => {
  const [prefecture, county] = line.split(',');
  return county ? `${prefecture}/${county}` : prefecture || '全区';
});
const codes = lines('subjects.csv').map((line) => line.split(',')[0] ?? '');
const indicators = lines('indicators.csv').map((line) => line.split(',')[3] ?? '');

const decimal = v.pipe(v.string(), v.regex(/^-?\d+(?:\.\d+)?$/));
const place = v.picklist(ids);
const places = v.pipe(v.array(place), v.minLength(1));
const one = v.pipe(v.array(place), v.length(1));
const column = v.picklist(['total', 'advance', 'current']);
const asked = { column: v.optional(column) };
const row = v.union([
  v.strictObject({ place, total: decimal, advance: decimal, current: decimal }),
  v.strictObject({ code: v.picklist(codes), name: v.string() }),
  v.strictObject({ indicator: v.picklist(indicators), target: v.pipe(v.string(), v.regex(/^\S+$/)) }),
]);
const rows = v.pipe(v.array(row), v.minLength(1));
const source = v.pipe(v.string(), v.startsWith('新财社〔2024〕35号 '));
const figures = { rows, source };
const known = v.pipe(v.array(v.picklist(indicators)), v.minLength(1));

/** What each kind always has, by the contract; nothing beside it but what may stand in every answer. */
const KINDS = {
  allocation: { places: one, ...asked, ...figures },
  breakdown: { places: one, ...asked, ...figures },
  choice: {
    ...asked,
    places: v.optional(places),
    codes: v.optional(v.array(v.picklist(codes))),
    indicators: v.optional(known),
  },
  compare: { places: v.pipe(v.array(place), v.minLength(2)), ...asked, ...figures },
  aggregate: { places, value: decimal, ...asked, ...figures },
  ranking: { places, column, ...figures },
  reverse: { places, ...asked, ...figures },
  subject: { codes: v.pipe(v.array(v.picklist(codes)), v.minLength(1)), ...figures },
  indicator: { indicators: known, places: v.optional(places), ...figures },
  compliance: {
    indicators: v.pipe(known, v.length(1)),
    actual: v.pipe(v.string(), v.minLength(1)),
    target: v.string(),
    met: v.nullable(v.boolean()),
    places: v.optional(places),
    ...figures,
  },
  share: {
    places: v.pipe(v.array(place), v.length(2)),
    value: v.optional(decimal),
    ...asked,
    ...figures,
  },
  document: { topic: v.pipe(v.string(), v.minLength(1)), source },
  several: { answers: v.pipe(v.array(v.lazy(() => answer)), v.minLength(2)) },
  none: { suggestions: v.array(place), places: v.optional(places) },
  help: {},
} as const;

const common = {
  query: v.string(),
  text: v.pipe(v.string(), v.minLength(1), v.regex(/^(?:(?!undefined|NaN|\{).)*$/su)),
  understood: v.optional(v.pipe(v.string(), v.minLength(1))),
  alternatives: v.optional(places),
};
const answer: v.GenericSchema = v.variant(
  'kind',
  Object.entries(KINDS).map(([kind, fields]) =>
    v.strictObject({ kind: v.literal(kind), ...common, ...fields }),
  ) as never,
);

/** Names, words and numbers as questions have them, strung together without sense. */
const fragments = fc.constantFrom(
  ...ids.flatMap((id) => id.split('/')),
  ...codes,
  ...indicators,
  ...'喀什 伊宁 和田 高新区 经开区 救助站 福利院 南疆 石河子 北京 莎车 沙车 shache 五保 低保 孤儿 满意度 208'.split(
    ' ',
  ),
  ...'全年 提前下达 本次 多少 占比 合计 对比 排名 前三 最少的 哪个县 明细 目标 达标吗 科目 是 和 、 ， ？ 不含 占 的 比 多'.split(
    ' ',
  ),
  ...'65468 -49 0 88% 87.99% 1.5亿 三千万 去年 2023年 人均 画图 文号 用途 帮助 你好 \u202E \uD800 😀 \uFEFF'.split(
    ' ',
  ),
);
const questions = fc.oneof(
  fc.array(fragments, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  fc.array(fragments, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

// Found by the property below.
it.each(['全区？目标 策勒县 温宿县'])('%s is answered', (question) => {
  expect(v.is(answer, desk.json(question))).toBe(true);
});

it('whatever is asked, the answer has the contract’s shape', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const json = JSON.parse(JSON.stringify(desk.json(question)));
      const { issues } = v.safeParse(answer, json);
      expect(issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined();
      expect(json.query).toBe(JSON.parse(JSON.stringify(question)));
    }),
    { numRuns: 1500 },
  );
});

it('the shape has teeth', () => {
  const sound = desk.json('莎车');
  expect(v.is(answer, sound)).toBe(true);
  for (const change of [
    { kind: 'other' },
    { places: ['莎车县'] },
    { places: [] },
    { rows: [] },
    { rows: [{ place: '全区', total: 1, advance: '1', current: '0' }] },
    { source: undefined },
    { extra: 1 },
  ])
    expect(v.is(answer, { ...sound, ...change })).toBe(false);
});
