import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { desk } from './phone.ts';

const DATA = join(import.meta.dirname, '../../data');

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
const notice = v.literal('2024-xcs35');
const figures = { rows, source, notice };
const known = v.pipe(v.array(v.picklist(indicators)), v.minLength(1));

const claimsOf = (of: v.GenericSchema<string>) => ({
  claims: v.optional(
    v.pipe(
      v.array(v.strictObject({ place: of, column, claimed: decimal, actual: decimal, right: v.boolean() })),
      v.minLength(1),
    ),
  ),
});
/** Stated amounts held against the notice. */
const claims = claimsOf(place);
/** One that is stated of several places together. */
const claimsOfAll = claimsOf(
  v.pipe(
    v.string(),
    v.check((text) => text.split('、').every((id) => ids.includes(id))),
  ),
);
/** Counted from one. */
const ordinal = v.pipe(v.string(), v.regex(/^[1-9]\d*$/));
const options = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1));
const many = v.pipe(v.array(place), v.minLength(2));

/** What each kind always has, by the contract; nothing beside it but what may stand in every answer. */
const KINDS = {
  allocation: [{ places: one, ...asked, ...claims, ...figures }],
  breakdown: [{ places: one, ...asked, ...figures }],
  choice: [
    { options, places, ...asked },
    { options, codes: v.array(v.picklist(codes)) },
    { options, indicators: known },
    // Between whole readings.
    { options },
  ],
  compare: [
    {
      places: many,
      ...asked,
      columns: v.optional(v.array(column)),
      value: v.optional(decimal),
      ...claims,
      ...figures,
    },
  ],
  aggregate: [
    {
      places,
      minus: v.optional(places),
      measure: v.optional(v.picklist(['difference', 'average', 'count'])),
      value: decimal,
      ...claimsOfAll,
      ...asked,
      ...figures,
    },
  ],
  ranking: [{ places, column, rank: v.optional(ordinal), of: v.optional(ordinal), ...figures }],
  reverse: [{ places, ...asked, ...figures }],
  subject: [{ codes: v.pipe(v.array(v.picklist(codes)), v.minLength(1)), ...figures }],
  indicator: [{ indicators: known, places: v.optional(places), ...figures }],
  compliance: [
    {
      indicators: v.pipe(known, v.length(1)),
      actual: v.pipe(v.string(), v.minLength(1)),
      target: v.string(),
      met: v.nullable(v.boolean()),
      places: v.optional(places),
      ...figures,
    },
  ],
  share: [
    { places: many, value: v.optional(decimal), ...claims, ...asked, ...figures },
    // Of its own year.
    { places, column, of: v.literal('total'), value: v.optional(decimal), ...claims, ...figures },
  ],
  document: [{ topic: v.pipe(v.string(), v.minLength(1)), source, notice }],
  several: [{ answers: v.pipe(v.array(v.lazy(() => answer)), v.minLength(2)) }],
  none: [{ suggestions: v.array(place), places: v.optional(places) }],
  help: [{}],
} as const;

const common = {
  query: v.string(),
  text: v.pipe(v.string(), v.minLength(1), v.regex(/^(?:(?!undefined|NaN|\{).)*$/su)),
  understood: v.optional(v.pipe(v.string(), v.minLength(1))),
  alternatives: v.optional(places),
  ignored: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1))),
};
const answer: v.GenericSchema = v.variant(
  'kind',
  Object.entries(KINDS).map(([kind, shapes]) => {
    const [first, ...rest] = shapes.map((fields) =>
      v.strictObject({ kind: v.literal(kind), ...common, ...fields }),
    );
    return rest.length === 0 ? first : v.variant('kind', [first, ...rest] as never);
  }) as never,
);
/** Names, words and numbers as questions have them, strung together without sense. */
const fragments = fc.constantFrom(
  ...ids.flatMap((id) => id.split('/')),
  ...codes,
  ...indicators,
  ...'喀什 伊宁 和田 高新区 经开区 救助站 福利院 南疆 石河子 北京 莎车 沙车 shache 五保 低保 孤儿 满意度 208'.split(
    ' ',
  ),
  ...'全年 提前下达 本次 多少 占比 合计 对比 排名 前三 最少的 哪个县 明细 目标 达标吗 第几 第二 最多 几个 平均 差多少 百分之几 占全年 减 加 除了 以外 还是 超过 不到 以上 之间 到 对吗 各县 地州 谢谢 另外 科目 是 和 、 ， ？ 不含 占 的 比 多'.split(
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

/** An answer over no place at all. */
const isEmpty = ({ kind, places }: Json): boolean =>
  (kind === 'aggregate' || kind === 'ranking') && (places as unknown[]).length === 0;

it.each(['减全区新源县', '减独山子区新源县'])('%s is not answered with no place', (question) => {
  expect(isEmpty(desk.json(question))).toBe(false);
});
it('喀什第二十多的县 is not answered with no place', () => {
  expect(isEmpty(desk.json('喀什第二十多的县'))).toBe(false);
});

it('whatever is asked, the answer has the contract’s shape, and its figures agree with one another', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const json: Json = JSON.parse(JSON.stringify(desk.json(question)));
      const { issues } = v.safeParse(answer, json);
      expect(issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined();
      expect(json.query).toBe(JSON.parse(JSON.stringify(question)));
      for (const part of json.kind === 'several' ? (json.answers as Json[]) : [json]) agrees(part);
    }),
    { numRuns: 500 },
  );
});

type Json = Readonly<Record<string, unknown>>;

/** What parallel lists, rows, sums and options have to do with one another. */
function agrees(json: Json): void {
  const list = (field: string): readonly string[] => (json[field] as string[] | undefined) ?? [];
  const shown = (json.rows as { place?: string }[] | undefined)?.flatMap((one) => one.place ?? []) ?? [];
  const named = [...list('places'), ...list('minus')];
  switch (json.kind) {
    case 'allocation':
    case 'breakdown':
      expect(shown.slice(0, 1)).toEqual(named);
      break;
    case 'choice':
      for (const field of ['places', 'codes', 'indicators'])
        if (json[field]) expect(list('options')).toHaveLength(list(field).length);
      break;
    case 'compare':
      expect(shown).toEqual(named);
      if (json.columns) expect(list('columns')).toHaveLength(named.length);
      break;
    case 'aggregate':
      expect(shown).toEqual(named);
      expect(json.value).toBe(figureOf(json, list('places'), list('minus')));
      break;
    case 'ranking':
      // Where it is said to stand elsewhere, who stands there is shown behind it.
      expect(json.rank === undefined ? shown : shown.slice(0, named.length)).toEqual(named);
      break;
    case 'reverse':
    case 'share':
      expect(shown).toEqual(named);
      break;
  }
}

/** The figure of an aggregate, from its own rows. */
function figureOf(json: Json, added: readonly string[], off: readonly string[]): string {
  if (json.measure === 'count') return String(added.length);
  const amounts = new Map(
    (json.rows as Record<string, string>[]).map((one) => [
      one.place,
      new Decimal(one[(json.column as string | undefined) ?? 'total'] ?? Number.NaN),
    ]),
  );
  const sum = (ids: readonly string[]) =>
    ids.reduce((all, id) => all.plus(amounts.get(id) ?? Number.NaN), new Decimal(0));
  const whole = sum(added).minus(sum(off));
  return json.measure === 'average'
    ? sum(added).div(added.length).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed()
    : whole.toFixed();
}

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
    { notice: undefined },
    { notice: '2023-xcs12' },
    { notice: ['2024-xcs35'] },
    { extra: 1 },
    { claims: [] },
    { claims: [{ place: '全区', claimed: '1', right: true }] },
    { claims: [{ place: '全区', column: 'total', claimed: 1, actual: '1', right: true }] },
    { ignored: [] },
  ])
    expect(v.is(answer, { ...sound, ...change })).toBe(false);
});
