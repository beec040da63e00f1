import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amounts, Level } from '../../src/question/model.js';
import { ask, asked, d, drawn, given, holds, idsOf, rowsOf, sumOf, units } from './ask.ts';
import { type Column, naivePercent } from './notices.ts';

type Measure = 'sum' | 'difference' | 'average' | 'count';

/** Rows that are added up, rows that are taken off again, and rows that others cover. */
const summands = drawn(3).chain((sample) =>
  fc.tuple(fc.nat(3), fc.nat(3)).map(([off, inside]) => ({
    ...sample,
    minus: sample.rows.slice(1, 1 + off),
    covered: sample.rows.slice(1 + off, 1 + off + inside),
    rows: [...sample.rows.slice(0, 1), ...sample.rows.slice(1 + off + inside)],
  })),
);
type Summands = typeof summands extends fc.Arbitrary<infer T> ? T : never;

const total = (
  { notice, rows, minus, covered }: Pick<Summands, 'notice' | 'rows'> & Partial<Summands>,
  measure: Measure,
  column?: Column,
  more: Partial<Omit<Amounts, 'operation'>> = {},
) =>
  ask(notice, {
    rows: rowsOf(rows),
    operation: {
      is: 'total',
      measure,
      ...(minus && { minus: idsOf(minus) }),
      ...(covered && { covered: idsOf(covered) }),
    },
    ...given(column),
    ...more,
  });

/** The average half up to two places, in whole hundredths. */
function naiveAverage(sum: number, count: number): string {
  const size = naivePercent(Math.abs(sum), count * 100) ?? '';
  return sum < 0 && Number(size) !== 0 ? `-${size}` : size;
}

describe('several places', () => {
  it('are summed as on paper', () => {
    fc.assert(
      fc.property(drawn(1), asked, (sample, column) => {
        const found = total(sample, 'sum', column);
        expect(found.value.toFixed()).toBe(String(sumOf(sample, sample.rows, column ?? 'total')));
        expect(idsOf(found.rows)).toEqual(idsOf(sample.rows));
        expect([found.measure, found.column, found.by]).toEqual(['sum', column, column ?? 'total']);
        holds(found, 'column', column);
        expect([found.minus, found.covered]).toEqual([[], []]);
      }),
    );
  });

  it('less what is taken off, whatever it is called', () => {
    fc.assert(
      fc.property(
        summands,
        asked,
        fc.constantFrom('sum' as const, 'difference' as const),
        (sample, column, measure) => {
          const by = column ?? 'total';
          const found = total(sample, measure, column);
          expect(found.measure).toBe(measure);
          expect(found.value.toNumber()).toBe(
            sumOf(sample, sample.rows, by) - sumOf(sample, sample.minus, by),
          );
          expect(idsOf(found.minus)).toEqual(idsOf(sample.minus));
        },
      ),
    );
  });

  it('do not count twice what lies in another of them', () => {
    fc.assert(
      fc.property(summands, asked, (sample, column) => {
        const found = total({ ...sample, minus: [] }, 'sum', column);
        expect(idsOf(found.covered)).toEqual(idsOf(sample.covered));
        expect(found.value.toNumber()).toBe(sumOf(sample, sample.rows, column ?? 'total'));
      }),
    );
  });

  it('have an average, half up to two places', () => {
    fc.assert(
      fc.property(drawn(1), asked, (sample, column) => {
        const { value } = total(sample, 'average', column);
        const sum = sumOf(sample, sample.rows, column ?? 'total');
        expect(value.toFixed(2).replace('-0.00', '0.00')).toBe(naiveAverage(sum, sample.rows.length));
        expect(value.decimalPlaces()).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('are counted', () => {
    fc.assert(
      fc.property(drawn(1), (sample) => {
        const found = total(sample, 'count');
        expect(found.value.toNumber()).toBe(sample.rows.length);
        expect(idsOf(found.rows)).toEqual(idsOf(sample.rows));
      }),
    );
  });

  it('come with the figure that somebody states', () => {
    fc.assert(
      fc.property(drawn(1), fc.option(fc.integer(), { nil: undefined }), (sample, stated) => {
        const found = ask(sample.notice, {
          rows: rowsOf(sample.rows),
          operation: {
            is: 'total',
            measure: 'sum',
            ...(stated !== undefined && { claimed: d(stated) }),
          },
        });
        if (stated === undefined) expect(found).not.toHaveProperty('claimed');
        else expect(found.claimed?.amount.toNumber()).toBe(stated);
      }),
    );
  });

  it('are called as they were asked for, and in no way where they were not', () => {
    const levels = fc.constantFrom<Level[]>('prefecture', 'county', 'institution', 'unit');
    fc.assert(
      fc.property(drawn(1), fc.boolean(), levels, units, (sample, named, level, unit) => {
        const [first] = sample.rows;
        const found = total(
          sample,
          'sum',
          undefined,
          named
            ? { rows: { ...rowsOf(sample.rows), label: '南疆', scope: first?.id ?? '', level }, unit }
            : {},
        );
        if (named)
          expect(found).toMatchObject({ label: '南疆', level, unit, scope: { id: first?.id ?? '' } });
        else for (const field of ['label', 'level', 'unit', 'scope']) expect(found).not.toHaveProperty(field);
      }),
    );
  });
});
