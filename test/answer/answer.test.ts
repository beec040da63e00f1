import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { answer } from '../../src/answer/answer.js';
import type { AnswerKind, AnswerOf } from '../../src/answer/model.js';
import { catalogueOf } from '../../src/notice/catalogue.js';
import { COLUMNS, type Column, type Notice, type Row } from '../../src/notice/model.js';
import type { Question } from '../../src/question/model.js';
import { naivePercent, type Sample, samples, type Whole } from './notices.ts';

// Many notices, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000 });

type Asked<K extends AnswerKind> = Omit<Extract<Question, { kind: K }>, 'understood'>;

/** Asks and gives the answer of that kind. */
function ask<K extends AnswerKind>(notice: Notice, question: Asked<K> & { kind: K }): AnswerOf<K> {
  const found = answer({ ...question, understood: [] } as unknown as Question, catalogueOf(notice));
  expect(found.kind).toBe(question.kind);
  return found as AnswerOf<K>;
}

const columns = fc.constantFrom(...COLUMNS);
const asked = fc.option(columns, { nil: undefined });
const given = (column: Column | undefined) => (column ? { column } : {});

/** A sample with a draw of its rows, in any order. */
const drawn = (minLength: number) =>
  samples.chain((sample) =>
    fc
      .shuffledSubarray([...sample.notice.rows], {
        minLength: Math.min(minLength, sample.notice.rows.length),
      })
      .map((rows) => ({ ...sample, rows })),
  );

const wholeOf = ({ amounts }: Sample, row: Row): Whole => {
  const whole = amounts.get(row.id);
  if (!whole) throw new Error(row.id);
  return whole;
};
const ids = (rows: readonly Row[]) => rows.map((row) => row.id);

describe('one place', () => {
  it('stands where a count of its peers puts it', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        for (const row of sample.notice.rows) {
          const { standings } = ask(sample.notice, { kind: 'allocation', place: row.id });
          const expected = sample.notice.rows
            .filter(({ kind, id }) =>
              row.kind === 'region'
                ? false
                : kind === 'region' || (kind === 'prefecture' && id === row.prefecture && id !== row.id),
            )
            .toSorted((a) => (a.kind === 'region' ? 1 : -1))
            .map((whole) => {
              const peers = sample.notice.rows.filter(
                (other) =>
                  other.kind === row.kind && (whole.kind === 'region' || other.prefecture === row.prefecture),
              );
              const own = wholeOf(sample, row).total;
              return {
                within: whole.id,
                share: naivePercent(own, wholeOf(sample, whole).total),
                rank: 1 + peers.filter((other) => wholeOf(sample, other).total > own).length,
                of: peers.length,
                districts: false,
              };
            });
          expect(standings.map((s) => ({ ...s, within: s.within.id, share: s.share?.toFixed(2) }))).toEqual(
            expected,
          );
        }
      }),
    );
  });

  it('has two parts that add up to 100 to the last digit, or none where one is negative', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        for (const row of sample.notice.rows) {
          const { parts } = ask(sample.notice, { kind: 'allocation', place: row.id });
          const { advance, current, total } = wholeOf(sample, row);
          if (advance < 0 || current < 0 || total === 0) {
            expect(parts).toBeUndefined();
            continue;
          }
          expect(parts?.advance.plus(parts.current).toFixed()).toBe('100');
          const greater = advance >= current ? ('advance' as const) : ('current' as const);
          expect(parts?.[greater].toFixed(2)).toBe(naivePercent(Math.max(advance, current), total));
          for (const part of ['advance', 'current'] as const)
            expect(
              Math.abs(Number(parts?.[part]) - (100 * (part === 'advance' ? advance : current)) / total),
            ).toBeLessThan(0.00501);
        }
      }),
    );
  });

  it('lists what lies in it, and its sum is theirs in every column', () => {
    fc.assert(
      fc.property(samples, columns, (sample, column) => {
        for (const row of sample.notice.rows.filter(
          ({ kind }) => kind === 'prefecture' || kind === 'region',
        )) {
          const { members } = ask(sample.notice, { kind: 'breakdown', place: row.id });
          expect(ids(members)).toEqual(
            ids(
              sample.notice.rows.filter(({ kind, prefecture }) =>
                row.kind === 'region'
                  ? kind === 'prefecture'
                  : prefecture === row.id && kind !== 'prefecture',
              ),
            ),
          );
          const sum = members.reduce((total, member) => total + wholeOf(sample, member)[column], 0);
          expect(row.amounts[column].toNumber()).toBe(sum);
        }
      }),
    );
  });

  it('says of which columns a claimed amount is true', () => {
    fc.assert(
      fc.property(drawn(1), columns, fc.integer({ min: -2, max: 2 }), (sample, column, off) => {
        const [row] = sample.rows;
        if (!row) return;
        const whole = wholeOf(sample, row);
        const amount = whole[column] + off;
        const { claimed } = ask(sample.notice, {
          kind: 'allocation',
          place: row.id,
          claimed: new Decimal(amount),
        });
        expect(claimed?.matches).toEqual(COLUMNS.filter((c) => whole[c] === amount));
      }),
    );
  });

  it('of another notice is refused, never guessed', () => {
    fc.assert(
      fc.property(samples, ({ notice }) => {
        for (const question of [
          { kind: 'allocation', place: '第9州' },
          { kind: 'compare', places: ['全区', '第9州'] },
          { kind: 'subject', codes: ['999'] },
          { kind: 'indicator', indicators: ['没有'] },
        ] as const)
          expect(() => answer({ ...question, understood: [] }, catalogueOf(notice))).toThrow();
      }),
    );
  });
});

describe('several places', () => {
  it('are summed as on paper', () => {
    fc.assert(
      fc.property(drawn(1), asked, (sample, column) => {
        const places = ids(sample.rows);
        const found = ask(sample.notice, { kind: 'aggregate', places, covered: [], ...given(column) });
        const sum = sample.rows.reduce((total, row) => total + wholeOf(sample, row)[column ?? 'total'], 0);
        expect(found.value.toFixed()).toBe(String(sum));
        expect(ids(found.rows)).toEqual(places);
        expect(found.column).toBe(column);
      }),
    );
  });

  it('differ by the most less the least', () => {
    fc.assert(
      fc.property(drawn(2), asked, (sample, column) => {
        fc.pre(sample.rows.length >= 2);
        const found = ask(sample.notice, { kind: 'compare', places: ids(sample.rows), ...given(column) });
        const values = sample.rows.map((row) => wholeOf(sample, row)[column ?? 'total']);
        const [most, least] = [Math.max(...values), Math.min(...values)];
        expect(found.difference?.amount.toFixed()).toBe(String(most - least));
        expect(found.difference?.most.amounts[found.by].toNumber()).toBe(most);
        expect(found.difference?.least.amounts[found.by].toNumber()).toBe(least);
        if (least <= 0) expect(found.difference?.times).toBeUndefined();
        else expect(found.difference?.times?.toFixed(2)).toBe(naivePercent(most, least * 100));
      }),
    );
  });

  it('have a sum only where none lies in another', () => {
    fc.assert(
      fc.property(drawn(3), (sample) => {
        const found = ask(sample.notice, { kind: 'compare', places: ids(sample.rows) });
        if (!found.sum) return;
        const values = sample.rows.map((row) => wholeOf(sample, row).total);
        expect(found.sum.toNumber()).toBe(values.reduce((a, b) => a + b, 0));
        for (const row of sample.rows) {
          expect(row.kind).not.toBe('region');
          if (row.kind === 'prefecture')
            expect(sample.rows.filter(({ prefecture }) => prefecture === row.id)).toHaveLength(1);
        }
      }),
    );
  });

  it('one is a share of the other, in any column', () => {
    fc.assert(
      fc.property(drawn(2), asked, (sample, column) => {
        const [part, whole] = sample.rows;
        if (!part || !whole) return;
        const found = ask(sample.notice, { kind: 'share', part: part.id, whole: whole.id, ...given(column) });
        const by = column ?? 'total';
        expect(found.value?.toFixed(2)).toBe(
          naivePercent(wholeOf(sample, part)[by], wholeOf(sample, whole)[by]),
        );
      }),
    );
  });
});

describe('a ranking', () => {
  it('counts, for every row, the rows before it', () => {
    const orders = fc.constantFrom('most' as const, 'least' as const);
    const counts = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });
    fc.assert(
      fc.property(drawn(1), asked, orders, counts, (sample, column, order, count) => {
        const by = column ?? 'total';
        const found = ask(sample.notice, {
          kind: 'ranking',
          among: ids(sample.rows),
          scope: '全区',
          level: 'unit',
          by: 'amount',
          order,
          ...(count && { count }),
          ...given(column),
        });
        const before = (a: number, b: number) => (order === 'most' ? a > b : a < b);
        const rankOf = (row: Row) =>
          1 +
          sample.rows.filter((other) => before(wholeOf(sample, other)[by], wholeOf(sample, row)[by])).length;
        const expected = sample.rows.filter((row) => rankOf(row) <= (count ?? sample.rows.length));
        expect(ids(found.ranked.map(({ row }) => row)).toSorted()).toEqual(ids(expected).toSorted());
        for (const { row, rank, value } of found.ranked) {
          expect(rank).toBe(rankOf(row));
          expect(value.toNumber()).toBe(wholeOf(sample, row)[by]);
        }
        const ranks = found.ranked.map(({ rank }) => rank);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        expect(found.of).toBe(sample.rows.length);
      }),
    );
  });

  it('by share leaves out whose parts are no shares', () => {
    fc.assert(
      fc.property(drawn(1), fc.constantFrom('advance' as const, 'current' as const), (sample, column) => {
        const { ranked } = ask(sample.notice, {
          kind: 'ranking',
          among: ids(sample.rows),
          scope: '全区',
          level: 'unit',
          by: 'share',
          order: 'most',
          column,
        });
        const expected = sample.rows.flatMap((row) => {
          const { advance, current, total } = wholeOf(sample, row);
          return advance < 0 || current < 0 || total === 0
            ? []
            : [[row.id, naivePercent(column === 'advance' ? advance : current, total)]];
        });
        expect(ranked.map(({ row, value }) => [row.id, value.toFixed(2)]).toSorted()).toEqual(
          expected.toSorted(),
        );
      }),
    );
  });
});

describe('an amount looked up', () => {
  const search = (sample: Sample, question: Omit<Asked<'reverse'>, 'kind'>) => {
    const found = answer(
      { kind: 'reverse', ...question, understood: [] } as Question,
      catalogueOf(sample.notice),
    );
    return found.kind === 'reverse'
      ? found.found.map(({ row, columns }) => [row.id, columns] as const)
      : found.kind;
  };
  const naive = (sample: Sample, searched: readonly Column[], test: (amount: number) => boolean) => {
    const found = sample.notice.rows.flatMap((row) => {
      const matches = searched.filter((column) => test(wholeOf(sample, row)[column]));
      return matches.length > 0 ? [[row.id, matches] as const] : [];
    });
    return found.length > 0 ? found : 'none';
  };

  it('finds every place that has it, and no other', () => {
    fc.assert(
      fc.property(samples, asked, fc.nat(), columns, (sample, column, pick, from) => {
        const row = sample.notice.rows[pick % sample.notice.rows.length] as Row;
        const amount = wholeOf(sample, row)[from];
        expect(search(sample, { test: 'equal', amount: new Decimal(amount), ...given(column) })).toEqual(
          naive(sample, column ? [column] : COLUMNS, (a) => a === amount),
        );
      }),
    );
  });

  it('all of a notice’s amounts lead back', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        for (const row of sample.notice.rows)
          for (const column of COLUMNS)
            expect(search(sample, { test: 'equal', amount: row.amounts[column], column })).toContainEqual([
              row.id,
              [column],
            ]);
      }),
      { numRuns: 30 },
    );
  });

  it('finds what is below zero and what is zero', () => {
    fc.assert(
      fc.property(samples, asked, (sample, column) => {
        const searched = column ? [column] : COLUMNS;
        expect(search(sample, { test: 'negative', ...given(column) })).toEqual(
          naive(sample, searched, (a) => a < 0),
        );
        expect(search(sample, { test: 'zero', ...given(column) })).toEqual(
          naive(sample, searched, (a) => a === 0),
        );
      }),
    );
  });

  it('about so much: exactly that, else at most five within 2 %, the nearest first', () => {
    fc.assert(
      fc.property(samples, asked, fc.integer({ min: 1, max: 90_000 }), (sample, column, amount) => {
        const searched = column ? [column] : COLUMNS;
        const exact = naive(sample, searched, (a) => a === amount);
        const found = search(sample, { test: 'near', amount: new Decimal(amount), ...given(column) });
        if (exact !== 'none') {
          expect(found).toEqual(exact);
          return;
        }
        const offs = sample.notice.rows
          .flatMap((row) => searched.map((c) => Math.abs(wholeOf(sample, row)[c] - amount)))
          .filter((off) => off * 50 <= amount)
          .toSorted((a, b) => a - b)
          .slice(0, 5);
        if (typeof found === 'string') expect(offs).toEqual([]);
        else
          expect(
            found.map(([id, [c]]) =>
              Math.abs((sample.amounts.get(id)?.[c ?? 'total'] ?? Number.NaN) - amount),
            ),
          ).toEqual(offs);
      }),
    );
  });
});
