import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { ColumnOf, Notice, Row, RowKind } from '../../src/notice/model.js';

/** Amounts of a lowest row in 万元; small ones too, so that some tie, and a 本次下达 below zero. */
const lowest = fc.record({
  advance: fc.oneof(fc.nat(5), fc.nat(60_000)),
  current: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -90, max: 30_000 })),
});

/** The columns of a sample: a year's sum and its two parts. */
export type Column = 'total' | 'advance' | 'current';
export const COLUMNS: readonly Column[] = ['total', 'advance', 'current'];

const LABELS = { total: '全年合计', advance: '提前下达', current: '本次下达' } as const satisfies Record<
  Column,
  string
>;
const columnOf = (key: Column): ColumnOf => ({
  key,
  name: LABELS[key],
  label: LABELS[key],
  short: LABELS[key].slice(0, 2),
  names: [],
});

/** The amounts of one row in whole 万元, for naive arithmetic. */
export type Whole = Readonly<Record<Column, number>>;

/** A notice that balances, with the same amounts as plain numbers by row id. */
export interface Sample {
  readonly notice: Notice;
  readonly amounts: ReadonlyMap<string, Whole>;
}

/** How the name of a county ends: districts and zones are counted with counties, and called so. */
const ending = fc.constantFrom('县', '县', '市', '区', '开发区（新区）');

const shape = fc.array(
  fc.record({
    counties: fc.array(fc.record({ part: lowest, ending }), { maxLength: 6 }),
    institutions: fc.array(lowest, { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
);

interface Inside {
  readonly counties: readonly { readonly part: Part }[];
  readonly institutions: readonly Part[];
}
type Part = { readonly advance: number; readonly current: number };

const partsOf = ({ counties, institutions }: Inside): Part[] => [
  ...counties.map(({ part }) => part),
  ...institutions,
];

/** Notices of any shape: no county here, no institution there, sums that are zero or below. */
export const samples: fc.Arbitrary<Sample> = shape.map((prefectures) => {
  const amounts = new Map<string, Whole>();
  const rows: Row[] = [];
  const add = (id: string, prefecture: string | null, kind: RowKind, parts: readonly Whole[]): void => {
    const advance = parts.reduce((sum, part) => sum + part.advance, 0);
    const current = parts.reduce((sum, part) => sum + part.current, 0);
    const whole = { total: advance + current, advance, current };
    amounts.set(id, whole);
    const decimals = {
      total: new Decimal(whole.total),
      advance: new Decimal(advance),
      current: new Decimal(current),
    };
    const name = id.split('/').at(-1) ?? id;
    rows.push({ id, path: id, name, prefecture, kind, amounts: decimals });
  };
  const whole = (part: { advance: number; current: number }): Whole => ({
    ...part,
    total: part.advance + part.current,
  });
  const all = prefectures.flatMap(partsOf);
  add('全区', null, 'region', all.map(whole));
  prefectures.forEach((inside, p) => {
    const { counties, institutions } = inside;
    const prefecture = `第${p}州`;
    add(prefecture, prefecture, 'prefecture', partsOf(inside).map(whole));
    counties.forEach(({ part, ending }, i) => {
      add(`${prefecture}/${p}-${i}${ending}`, prefecture, 'county', [whole(part)]);
    });
    institutions.forEach((part, i) => {
      add(`${prefecture}/站${p}-${i}`, prefecture, 'institution', [whole(part)]);
    });
  });
  const level = { level1: '满意度指标', level2: '服务对象满意度指标' };
  const notice: Notice = {
    id: 'sample',
    number: '样〔2024〕1号',
    title: '样本',
    year: 2024,
    fund: { name: '样本资金', names: [], main: true },
    stage: 'final',
    annexes: { allocations: '附件1', subjects: '附件2', indicators: '附件3' },
    columns: COLUMNS.map(columnOf),
    sums: [{ whole: 'total', parts: ['advance', 'current'] }],
    within: [],
    rows,
    subjects: [
      { code: '2081902', name: '支出', kind: 'expenditure' },
      { code: '2081901', name: '另一项支出', kind: 'expenditure' },
    ],
    indicators: [
      { ...level, name: '满意度', target: '≥88%' },
      { ...level, name: '保障', target: '应保尽保' },
    ],
    goals: [],
    facts: [
      { topic: 'number', title: '文号', paragraph: '文头', text: '文号。' },
      { topic: 'use', title: '用途', paragraph: '正文一', text: '用途。' },
      { topic: 'issued', title: '印发', paragraph: '文尾', text: '印发。' },
    ],
    tables: [],
    corrections: rows.map(({ id }) => ({ about: id, printed: '误', corrected: '正', reason: id })),
  };
  return { notice, amounts };
});

/** Per cent of two whole numbers, half up to two places, in whole numbers alone; none where it says nothing. */
export function naivePercent(part: number, whole: number): string | undefined {
  if (part < 0 || whole <= 0) return undefined;
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
