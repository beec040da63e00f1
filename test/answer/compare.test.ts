import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, type Row } from '../../src/notice/model.js';
import type { Claim, Operation } from '../../src/question/model.js';
import { ask, asked, columns, d, drawn, given, holds, idsOf, rowsOf, sumOf, wholeOf } from './ask.ts';
import { COLUMNS, type Column, naivePercent, type Sample } from './notices.ts';

type Drawn = Sample & { readonly rows: readonly Row[] };
type Asking = Omit<Extract<Operation, { is: 'compare' }>, 'is'>;

const compare = ({ notice, rows }: Drawn, column?: Column, asking: Asking = {}) =>
  ask(notice, { rows: rowsOf(rows), operation: { is: 'compare', ...asking }, ...given(column) });

/** Rows, each with its own column. */
const crossed = fc
  .tuple(drawn(1, 6), fc.array(columns, { minLength: 6, maxLength: 6 }))
  .map(([sample, list]) => ({ ...sample, columns: list.slice(0, sample.rows.length) }));

/** Per cent more, in whole numbers: half up in size, with the sign before it. */
function naiveMore(a: number, b: number): string | undefined {
  if (b <= 0) return undefined;
  const size = naivePercent(Math.abs(a - b), b) ?? '';
  return a < b && Number(size) !== 0 ? `-${size}` : size;
}

describe('places side by side', () => {
  it('keep their order, and differ by the most less the least', () => {
    fc.assert(
      fc.property(drawn(2), asked, (sample, column) => {
        const found = compare(sample, column);
        expect(idsOf(found.rows)).toEqual(idsOf(sample.rows));
        expect([found.column, found.by]).toEqual([column, column ?? 'total']);
        holds(found, 'column', column);
        expect(found).not.toHaveProperty('columns');
        expect(found).not.toHaveProperty('percent');
        expect(found.claims).toEqual([]);
        if (sample.rows.length < 2) return;
        const values = sample.rows.map((row) => wholeOf(sample, row)[column ?? 'total']);
        const [most, least] = [Math.max(...values), Math.min(...values)];
        expect(found.difference?.amount.toNumber()).toBe(most - least);
        const differing = [found.difference?.most, found.difference?.least] as Row[];
        expect(differing.map((row) => amountOf(row, found.by).toNumber())).toEqual([most, least]);
        if (least <= 0) expect(found.difference).not.toHaveProperty('times');
        else expect(found.difference?.times?.toFixed(2)).toBe(naivePercent(most, least * 100));
      }),
    );
  });

  it('one alone differs from nothing', () => {
    fc.assert(
      fc.property(drawn(1, 1), asked, (sample, column) => {
        expect(compare(sample, column)).not.toHaveProperty('difference');
      }),
    );
  });

  it('each in its own column, differ by those', () => {
    fc.assert(
      fc.property(crossed, (sample) => {
        fc.pre(sample.rows.length >= 2);
        const found = compare(sample, undefined, { columns: sample.columns });
        const values = sample.rows.map((row, i) => wholeOf(sample, row)[sample.columns[i] ?? 'total']);
        expect(found.columns).toEqual(sample.columns);
        expect(found.difference?.amount.toNumber()).toBe(Math.max(...values) - Math.min(...values));
        expect(values[sample.rows.indexOf(found.difference?.most as Row)]).toBe(Math.max(...values));
        expect(values[sample.rows.indexOf(found.difference?.least as Row)]).toBe(Math.min(...values));
        // Sums of different columns mean nothing.
        expect(found).not.toHaveProperty('sum');
      }),
    );
  });

  it('one place in two columns differs from itself', () => {
    fc.assert(
      fc.property(drawn(1, 1), columns, columns, (sample, a, b) => {
        const rows = [sample.rows[0], sample.rows[0]] as Row[];
        const { difference } = compare({ ...sample, rows }, undefined, { columns: [a, b] });
        const { [a]: first, [b]: second } = wholeOf(sample, rows[0] as Row);
        expect(difference?.amount.toNumber()).toBe(Math.abs(first - second));
      }),
    );
  });

  it('of three and more have a sum, unless one lies in another', () => {
    fc.assert(
      fc.property(drawn(1, 8), asked, (sample, column) => {
        const nested = sample.rows.some(
          (row) =>
            row.kind === 'region' ||
            sample.rows.some((other) => other !== row && other.prefecture === row.id),
        );
        const found = compare(sample, column);
        if (sample.rows.length < 3 || nested) expect(found).not.toHaveProperty('sum');
        else expect(found.sum?.toNumber()).toBe(sumOf(sample, sample.rows, column ?? 'total'));
      }),
      { numRuns: 300 },
    );
  });

  it('say by how many per cent the first is more, or less, where the second is above zero', () => {
    fc.assert(
      fc.property(drawn(1, 4), asked, (sample, column) => {
        const found = compare(sample, column, { percent: true });
        const [a, b] = sample.rows.map((row) => wholeOf(sample, row)[column ?? 'total']);
        expect(found.percent?.toFixed(2).replace('-0.00', '0.00')).toBe(
          a === undefined || b === undefined ? undefined : naiveMore(a, b),
        );
        if (found.percent === undefined) expect(found).not.toHaveProperty('percent');
      }),
      { numRuns: 300 },
    );
  });

  it('say it across columns too', () => {
    fc.assert(
      fc.property(crossed, (sample) => {
        const found = compare(sample, undefined, { columns: sample.columns, percent: true });
        const [a, b] = sample.rows.map((row, i) => wholeOf(sample, row)[sample.columns[i] ?? 'total']);
        expect(found.percent?.toFixed(2).replace('-0.00', '0.00')).toBe(
          a === undefined || b === undefined ? undefined : naiveMore(a, b),
        );
      }),
    );
  });

  it('hold each stated amount against its own place', () => {
    const offs = fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(drawn(2, 8), columns, offs, fc.boolean(), (sample, column, off, named) => {
        const claims: Claim[] = sample.rows.map((row, i) => ({
          place: row.id,
          amount: d(wholeOf(sample, row)[column] + (off[i] ?? 0)),
          ...(named && { column }),
        }));
        const found = compare(sample, undefined, { claims });
        expect(found.claims.map(({ row }) => row.id)).toEqual(idsOf(sample.rows));
        sample.rows.forEach((row, i) => {
          const whole = wholeOf(sample, row);
          const amount = whole[column] + (off[i] ?? 0);
          const held = named ? [column] : COLUMNS;
          expect(found.claims[i]?.right).toBe(held.some((c) => whole[c] === amount));
          expect(found.claims[i]?.named).toBe(named || undefined);
        });
      }),
    );
  });
});
