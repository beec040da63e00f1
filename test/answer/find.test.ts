import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, type Row } from '../../src/notice/model.js';
import type { Test } from '../../src/question/model.js';
import { answered, asked, columns, d, drawn, given, holds, rowsOf, wholeOf } from './ask.ts';
import { COLUMNS, type Column, type Sample, samples } from './notices.ts';

type Drawn = Sample & { readonly rows: readonly Row[] };

const everywhere = (sample: Sample): Drawn => ({ ...sample, rows: sample.notice.rows });

function find(sample: Drawn, test: Test, column?: Column) {
  const found = answered(sample.notice, {
    kind: 'amounts',
    rows: rowsOf(sample.rows),
    operation: { is: 'find', test },
    ...given(column),
    understood: [],
  });
  if (found.kind === 'none') {
    const held = test.is === 'equal';
    expect(found).toMatchObject({ gap: held ? { why: 'amount' } : { why: 'unmet', test }, suggestions: [] });
    return 'none';
  }
  if (found.kind !== 'reverse') throw new Error(found.kind);
  expect(found.test).toEqual(test);
  holds(found, 'column', column);
  return { near: found.near, found: found.found.map(({ row, columns }) => [row.id, columns] as const) };
}

type Meets = (amount: number, whole: Readonly<Record<Column, number>>) => boolean;

function naive(sample: Drawn, searched: readonly Column[], meets: Meets) {
  const found = sample.rows.flatMap((row) => {
    const whole = wholeOf(sample, row);
    const matches = searched.filter((column) => meets(whole[column], whole));
    return matches.length > 0 ? [[row.id, matches] as const] : [];
  });
  return found.length > 0 ? { near: false, found } : 'none';
}

/** An amount that some row has in some column, or one close by. */
const held = fc
  .tuple(drawn(1), fc.nat(), columns, fc.integer({ min: -1, max: 1 }))
  .map(([sample, pick, from, off]) => ({
    ...sample,
    amount: wholeOf(sample, sample.rows[pick % sample.rows.length] as Row)[from] + off,
  }));

describe('an amount looked up', () => {
  it('finds every row asked about that has it, with the columns, and no other', () => {
    fc.assert(
      fc.property(held, asked, (sample, column) => {
        expect(find(sample, { is: 'equal', amount: d(sample.amount) }, column)).toEqual(
          naive(sample, column ? [column] : COLUMNS, (amount) => amount === sample.amount),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('leads back from every amount of a notice', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        for (const row of sample.notice.rows)
          for (const column of COLUMNS)
            expect(
              find(everywhere(sample), { is: 'equal', amount: amountOf(row, column) }, column),
            ).toMatchObject({ found: expect.arrayContaining([[row.id, [column]]]) });
      }),
      { numRuns: 20 },
    );
  });

  it('finds what is below zero and what is zero, in any column', () => {
    fc.assert(
      fc.property(drawn(1), asked, (sample, column) => {
        const searched = column ? [column] : COLUMNS;
        expect(find(sample, { is: 'negative' }, column)).toEqual(naive(sample, searched, (a) => a < 0));
        expect(find(sample, { is: 'zero' }, column)).toEqual(naive(sample, searched, (a) => a === 0));
      }),
    );
  });

  it('knows no zero below zero', () => {
    const [sample] = fc.sample(samples, 1) as [Sample];
    const [region] = sample.notice.rows as [Row];
    const row = { ...region, amounts: { ...region.amounts, current: new Decimal(-0) } };
    const notice = { ...sample.notice, rows: [row] };
    expect(find({ ...sample, notice, rows: [row] }, { is: 'negative' }, 'current')).toBe('none');
    expect(find({ ...sample, notice, rows: [row] }, { is: 'zero' }, 'current')).not.toBe('none');
  });

  it.each<[Extract<Test, { amount: Decimal }>['is'], (amount: number, bound: number) => boolean]>([
    ['above', (amount, bound) => amount > bound],
    ['atLeast', (amount, bound) => amount >= bound],
    ['below', (amount, bound) => amount < bound],
    ['atMost', (amount, bound) => amount <= bound],
  ])('%s a bound, of the year where no column is named', (is, meets) => {
    fc.assert(
      fc.property(held, asked, (sample, column) => {
        expect(find(sample, { is, amount: d(sample.amount) }, column)).toEqual(
          naive(sample, [column ?? 'total'], (amount) => meets(amount, sample.amount)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('lies between two bounds, both of them included', () => {
    fc.assert(
      fc.property(held, asked, fc.oneof(fc.nat(3), fc.nat(9_000)), (sample, column, more) => {
        const [from, to] = [sample.amount, sample.amount + more];
        expect(find(sample, { is: 'between', from: d(from), to: d(to) }, column)).toEqual(
          naive(sample, [column ?? 'total'], (amount) => amount >= from && amount <= to),
        );
        expect(find(sample, { is: 'between', from: d(from - more), to: d(from) }, column)).toEqual(
          naive(sample, [column ?? 'total'], (amount) => amount >= from - more && amount <= from),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('exceeds another column of the same row', () => {
    fc.assert(
      fc.property(drawn(1), asked, columns, (sample, column, other) => {
        expect(find(sample, { is: 'exceeds', other }, column)).toEqual(
          naive(sample, [column ?? 'total'], (amount, whole) => amount > whole[other]),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('about so much', () => {
  /** The distances of the five nearest within 2 %. */
  const nearest = (sample: Drawn, searched: readonly Column[], amount: number): number[] =>
    sample.rows
      .flatMap((row) => searched.map((c) => Math.abs(wholeOf(sample, row)[c] - amount)))
      .filter((off) => off * 50 <= Math.abs(amount))
      .toSorted((a, b) => a - b)
      .slice(0, 5);

  it('is exactly that where somebody has it, else at most five within 2 %, the nearest first', () => {
    const around = held.chain((sample) =>
      fc.integer({ min: -1000, max: 1000 }).map((off) => ({
        ...sample,
        amount: sample.amount + Math.trunc((sample.amount * off) / 50_000),
      })),
    );
    fc.assert(
      fc.property(around, asked, (sample, column) => {
        const { amount } = sample;
        const searched = column ? [column] : COLUMNS;
        const exact = naive(sample, searched, (a) => a === amount);
        const found = find(sample, { is: 'near', amount: d(amount) }, column);
        if (exact !== 'none') {
          expect(found).toEqual(exact);
          return;
        }
        const offs = nearest(sample, searched, amount);
        if (found === 'none') {
          expect(offs).toEqual([]);
          return;
        }
        expect(found.near).toBe(true);
        expect(
          found.found.map(([id, [c]]) =>
            Math.abs((sample.amounts.get(id)?.[(c ?? 'total') as Column] ?? Number.NaN) - amount),
          ),
        ).toEqual(offs);
        expect(
          found.found.every(([, cols]) => cols.length === 1 && searched.includes(cols[0] as Column)),
        ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  /** Rows with these amounts of the year, in a notice of their own. */
  const withTotals = (totals: readonly number[]): Drawn => {
    const [sample] = fc.sample(samples, 1) as [Sample];
    const rows = totals.map((total, i) => ({
      ...(sample.notice.rows[0] as Row),
      id: `r${i}`,
      amounts: { total: d(total), advance: d(0), current: d(0) },
    }));
    return { ...sample, notice: { ...sample.notice, rows: [...sample.notice.rows, ...rows] }, rows };
  };

  it('reaches as far as 2 % to the last digit, below zero too', () => {
    const found = {
      near: true,
      found: [
        ['r0', ['total']],
        ['r1', ['total']],
      ],
    };
    expect(find(withTotals([98, 102, 97, 103]), { is: 'near', amount: d(100) }, 'total')).toEqual(found);
    expect(find(withTotals([-98, -102, -97, -103]), { is: 'near', amount: d(-100) }, 'total')).toEqual(found);
  });

  it('is the five nearest where more are as near', () => {
    const many = withTotals([1001, 1002, 999, 1003, 998, 1004, 997]);
    expect(find(many, { is: 'near', amount: d(1000) }, 'total')).toEqual({
      near: true,
      found: ['r0', 'r2', 'r1', 'r4', 'r3'].map((id) => [id, ['total']]),
    });
  });
});
