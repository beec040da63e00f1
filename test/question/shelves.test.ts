import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk.js';
import type { ColumnOf, Notice, Row } from '../../src/notice/model.js';
import { plain } from '../../src/reply/plain.js';
import { deskOn, real } from './shelf.js';

const [template] = real as [Notice];

const ADVANCE: readonly ColumnOf[] = template.columns.filter(({ key }) => key === 'advance');

/** Amounts so large and so many that no sum or difference happens to be one of them. */
const [LEAST, LARGEST] = [100_000_000, 999_999_999];

/**
 * A made-up notice of a year over the real one's places: every amount its own, so that a figure tells which notice it is
 * of. Some places are missing.
 */
function madeUp(year: number, stage: Notice['stage'], chance: () => number): Notice {
  const columns = stage === 'advance' ? ADVANCE : template.columns;
  const amount = (): Decimal => new Decimal(LEAST + Math.floor(chance() * (LARGEST - LEAST)));
  const amounts = new Map<string, Record<string, Decimal>>();
  const missing = new Set(
    template.rows.filter(({ kind }) => kind === 'institution' && chance() < 0.2).map(({ id }) => id),
  );
  const rows = template.rows.filter(({ id }) => !missing.has(id));
  const add = (id: string, own: Record<string, Decimal>): void => {
    const sum = amounts.get(id) ?? {};
    for (const [column, value] of Object.entries(own))
      sum[column] = (sum[column] ?? new Decimal(0)).plus(value);
    amounts.set(id, sum);
  };
  for (const { id, kind, prefecture } of rows) {
    if (kind !== 'county' && kind !== 'institution') continue;
    const advance = amount();
    const current = amount();
    const own = stage === 'advance' ? { advance } : { total: advance.plus(current), advance, current };
    for (const place of [id, prefecture ?? '', '全区']) add(place, own);
  }
  return {
    ...template,
    id: `${year}-${stage}`,
    number: `样财社〔${year}〕${stage === 'final' ? 90 : 91}号`,
    year,
    stage,
    columns,
    sums: stage === 'final' ? template.sums : [],
    rows: rows.map((row): Row => ({ ...row, amounts: amounts.get(row.id) ?? {} })),
    corrections: [],
  };
}

/** A shelf in short: a counterexample has to be read. */
interface Shelf {
  readonly years: readonly number[];
  readonly advance: readonly boolean[];
  readonly seed: number;
}

const shelves: fc.Arbitrary<Shelf> = fc.record({
  years: fc.uniqueArray(fc.integer({ min: 2021, max: 2026 }), { minLength: 2, maxLength: 4 }),
  advance: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  seed: fc.integer({ min: 1, max: 2_147_483_646 }),
});

/** At least the first of the notices is a final one. */
function noticesOf({ years, advance, seed }: Shelf): readonly Notice[] {
  let state = seed;
  const chance = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return years.map((year, i) => madeUp(year, i > 0 && advance[i] ? 'advance' : 'final', chance));
}

const PLACES = [
  '莎车',
  '叶城县',
  '和田地区',
  '天山区',
  '阿克苏地区',
  '全区',
  '喀什地区救助站',
  '库尔勒经济技术开发区',
];

/** What is asked in a year, with the words for the year left open. */
const ASKED = [
  '{year}{place}',
  '{place}{year}多少',
  '{year}{place}提前下达',
  '{place} {year} 一共',
  '{year}最多的三个县',
  '{year}{place}占全区多少',
  '{year}{place}和墨玉县合计',
  '{year}{place}跟墨玉县比',
  '{place}比{year}多多少',
  '{place}{year}和{year}对比',
  '历年{place}',
  '{place}同比增长',
  '哪些县比{year}少',
  '{year}和田地区各县明细',
  '增加最多的五个县',
  '{place}排第几',
  '{year}{place}绩效目标',
  '{year}低保科目',
  '{place}两年合计',
  '{year}',
];

const YEARS = [
  '2021年',
  '2022年',
  '2023年',
  '2024年',
  '2025年',
  '2026年',
  '去年',
  '今年',
  '前年',
  '上一年',
  '23年',
  '',
];

const question = fc
  .record({
    asked: fc.constantFrom(...ASKED),
    place: fc.constantFrom(...PLACES),
    years: fc.array(fc.constantFrom(...YEARS), { minLength: 2, maxLength: 2 }),
  })
  .map(({ asked, place, years: [one = '', two = ''] }) =>
    asked.replace('{place}', place).replace('{year}', one).replace('{year}', two),
  );

/** The figures of a text as plain digits; shares, ranks and years are too short to be one. */
const figuresIn = (text: string): string[] =>
  [...text.matchAll(/\d{1,3}(?:,\d{3}){2,}/g)].map(([figure]) => figure.replaceAll(',', ''));

const rawOf = (notice: Notice): Set<string> =>
  new Set(notice.rows.flatMap(({ amounts }) => Object.values(amounts).map((one) => one.toFixed())));

function named(desk: Desk, text: string, notices: readonly Notice[]): void {
  const reply = plain(desk.ask(text).message);
  const source = reply.slice(reply.lastIndexOf('来源：'));
  for (const figure of figuresIn(reply)) {
    const holders = notices.filter((notice) => rawOf(notice).has(figure));
    if (holders.length === 0) continue;
    expect(
      holders.some(({ number }) => source.includes(number)),
      `${text}: ${figure} is of ${holders.map(({ number }) => number).join()}, but\n${reply}`,
    ).toBe(true);
  }
}

describe('a shelf of any notices', () => {
  it('shows no figure of a notice that the reply does not name', () => {
    fc.assert(
      fc.property(shelves, fc.array(question, { minLength: 40, maxLength: 40 }), (shelf, texts) => {
        const notices = noticesOf(shelf);
        const desk = deskOn(notices);
        for (const text of texts) named(desk, text, notices);
      }),
      { numRuns: 12 },
    );
  });

  it('answers a place in a year with the amount of that year, or with none', () => {
    fc.assert(
      fc.property(shelves, fc.constantFrom(...YEARS.slice(0, 6)), (shelf, words) => {
        const notices = noticesOf(shelf);
        const desk = deskOn(notices);
        const year = Number.parseInt(words, 10);
        for (const [text, id] of [
          [`${words}莎车`, '喀什地区/莎车县'],
          [`墨玉县${words}多少`, '和田地区/墨玉县'],
        ] as const) {
          const reply = plain(desk.ask(text).message);
          const notice = notices.find((one) => one.year === year);
          const amount = notice?.rows.find((row) => row.id === id)?.amounts[notice.columns[0]?.key ?? ''];
          const found = figuresIn(reply);
          if (amount) expect(found).toContain(amount.toFixed());
          else expect(found).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('holds one year against another by what both have', () => {
    fc.assert(
      fc.property(shelves, (shelf) => {
        const notices = noticesOf(shelf);
        const [a, b] = notices as [Notice, Notice];
        const desk = deskOn(notices);
        const reply = plain(desk.ask(`莎车${a.year}年和${b.year}年对比`).message);
        const column = a.columns.length === b.columns.length ? (a.columns[0]?.key ?? '') : 'advance';
        const amountIn = ({ rows }: Notice): Decimal =>
          rows.find((row) => row.id === '喀什地区/莎车县')?.amounts[column] as Decimal;
        const figures = figuresIn(reply);
        for (const value of [amountIn(a), amountIn(b)]) expect(figures).toContain(value.toFixed());
        const difference = amountIn(a).minus(amountIn(b)).abs();
        expect(reply.replaceAll(',', '')).toContain(`${difference.toFixed()} 万元`);
      }),
      { numRuns: 12 },
    );
  });
});
