import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/notice/model.js';
import type { Amounts, Level, Operation } from '../../src/question/model.js';
import { ask, asked, columns, drawn, given, holds, idsOf, rowsOf, units, wholeOf } from './ask.ts';
import { type Column, naivePercent, type Sample } from './notices.ts';

type Drawn = Sample & { readonly rows: readonly Row[] };
type Stretch = Partial<Omit<Extract<Operation, { is: 'order' }>, 'is'>>;

const order = ({ notice, rows }: Drawn, stretch: Stretch, more: Partial<Omit<Amounts, 'operation'>> = {}) =>
  ask(notice, {
    rows: rowsOf(rows),
    operation: { is: 'order', from: 1, end: 'most', by: 'amount', ...stretch },
    ...more,
  });

const ends = fc.constantFrom('most' as const, 'least' as const);

/** One more than those that stand before it. */
const naiveRank = (values: readonly number[], value: number, end: 'most' | 'least'): number =>
  1 + values.filter((other) => (end === 'most' ? other > value : other < value)).length;

const plainly = (ranked: ReturnType<typeof order>['ranked']) =>
  ranked.map(({ row, rank, value }) => ({ id: row.id, rank, value: value.toNumber() }));

/** Every row with its rank and value, in order; equals stay in the order in which they were given. */
const naiveOrder = (sample: Drawn, by: Column, end: 'most' | 'least') => {
  const values = sample.rows.map((row) => wholeOf(sample, row)[by]);
  return sample.rows
    .map((row) => ({ id: row.id, rank: 0, value: wholeOf(sample, row)[by] }))
    .map((entry) => ({ ...entry, rank: naiveRank(values, entry.value, end) }))
    .sort((a, b) => a.rank - b.rank);
};

describe('an order', () => {
  it('shows, from either end, so many and whoever ties with the last of them', () => {
    const counts = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });
    fc.assert(
      fc.property(drawn(1), asked, ends, counts, (sample, column, end, to) => {
        const found = order(sample, { end, ...(to && { to }) }, given(column));
        expect(plainly(found.ranked)).toEqual(
          naiveOrder(sample, column ?? 'total', end).filter(({ rank }) => rank <= (to ?? sample.rows.length)),
        );
        expect(found).toMatchObject({
          order: end,
          of: sample.rows.length,
          by: column ?? 'total',
          measure: 'amount',
        });
        holds(found, 'column', column);
        expect(found).not.toHaveProperty('rank');
      }),
      { numRuns: 200 },
    );
  });

  it('shows the n-th: whoever stands there, and whoever ties with it behind', () => {
    fc.assert(
      fc.property(drawn(2), asked, ends, fc.integer({ min: 2, max: 9 }), (sample, column, end, n) => {
        const all = naiveOrder(sample, column ?? 'total', end);
        const there = all[n - 1];
        const found = order(sample, { from: n, to: n, end }, given(column));
        expect(found.rank).toBe(n);
        expect(plainly(found.ranked)).toEqual(
          there ? all.slice(n - 1).filter(({ rank }) => rank === there.rank) : [],
        );
      }),
      { numRuns: 200 },
    );
  });

  it('shows a stretch: from the third to the fifth', () => {
    const stretch = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(drawn(2), ends, stretch, (sample, end, [from, more]) => {
        const all = naiveOrder(sample, 'total', end);
        const first = all[from - 1];
        const found = order(sample, { from, to: from + more, end });
        expect(found).not.toHaveProperty('rank');
        expect(plainly(found.ranked)).toEqual(
          all.slice(from - 1).filter((entry) => entry.rank <= from + more || entry === first),
        );
      }),
    );
  });

  it('shows both ends, ranks counted from the most', () => {
    fc.assert(
      fc.property(drawn(1), asked, fc.integer({ min: 1, max: 4 }), (sample, column, to) => {
        const by = column ?? 'total';
        const most = naiveOrder(sample, by, 'most');
        const least = naiveOrder(sample, by, 'least');
        const found = order(sample, { to, end: 'both' }, given(column));
        expect(found.order).toBe('both');
        expect(plainly(found.ranked)).toEqual([
          ...most.filter(({ rank }) => rank <= to),
          ...least
            .filter(({ rank }) => rank <= to)
            .map((entry) => ({ ...entry, rank: most.find(({ id }) => id === entry.id)?.rank })),
        ]);
      }),
    );
  });

  it('by share has the per cent of the year, and leaves out whose parts are no shares', () => {
    fc.assert(
      fc.property(drawn(1), columns, ends, (sample, column, end) => {
        const { ranked, measure, of } = order(sample, { end, by: 'share' }, { column });
        const expected = sample.rows.flatMap((row) => {
          const whole = wholeOf(sample, row);
          return whole.advance < 0 || whole.current < 0 || whole.total === 0
            ? []
            : [{ id: row.id, value: naivePercent(whole[column], whole.total) as string }];
        });
        const values = expected.map(({ value }) => Number(value));
        expect([measure, of]).toEqual(['share', sample.rows.length]);
        expect(ranked.map(({ row, value, rank }) => ({ id: row.id, value: value.toFixed(2), rank }))).toEqual(
          expected
            .map((entry) => ({ ...entry, rank: naiveRank(values, Number(entry.value), end) }))
            .sort((a, b) => a.rank - b.rank),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is of the rows, the place and the level that were asked for; of the region’s counties where none was', () => {
    const levels = fc.constantFrom<Level[]>('prefecture', 'county', 'institution', 'unit');
    fc.assert(
      fc.property(drawn(1), fc.boolean(), levels, units, (sample, named, level, unit) => {
        const scope = sample.rows[0]?.id ?? '';
        const rows = rowsOf(sample.rows);
        const found = order(
          sample,
          {},
          named ? { rows: { ...rows, scope, level, label: '南疆' }, unit } : { rows },
        );
        if (named) expect(found).toMatchObject({ scope: { id: scope }, level, label: '南疆', unit });
        else {
          expect(found).toMatchObject({ scope: { id: '全区' }, level: 'county' });
          for (const field of ['label', 'unit']) expect(found).not.toHaveProperty(field);
        }
      }),
    );
  });
});

describe('where one place stands', () => {
  it('is one behind all that have more, among those it is held with', () => {
    const levels = fc.constantFrom<Level[]>('prefecture', 'county', 'institution', 'unit');
    fc.assert(
      fc.property(drawn(1), asked, fc.nat(), fc.boolean(), levels, (sample, column, pick, named, level) => {
        const by = column ?? 'total';
        const row = sample.rows[pick % sample.rows.length] as Row;
        const scope = sample.rows[0]?.id ?? '';
        const found = ask(sample.notice, {
          rows: rowsOf([row]),
          operation: {
            is: 'rank',
            among: { ids: idsOf(sample.rows), ...(named && { scope, level }) },
          },
          ...given(column),
          ...(named && { unit: '元' as const }),
        });
        const own = wholeOf(sample, row)[by];
        const rank = naiveRank(
          sample.rows.map((other) => wholeOf(sample, other)[by]),
          own,
          'most',
        );
        expect(plainly(found.ranked)).toEqual([{ id: row.id, rank, value: own }]);
        expect(found).toMatchObject({
          rank,
          of: sample.rows.length,
          by,
          order: 'most',
          measure: 'amount',
          scope: { id: named ? scope : row.id },
          level: named ? level : 'county',
        });
        expect([found.column, found.unit]).toEqual([column, named ? '元' : undefined]);
        holds(found, 'column', column);
      }),
    );
  });
});
