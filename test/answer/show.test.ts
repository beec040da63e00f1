import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, type Row } from '../../src/notice/model.js';
import type { Claim } from '../../src/question/model.js';
import { ask, asked, columns, d, drawn, given, holds, idsOf, rowsOf, units, wholeOf } from './ask.ts';
import { COLUMNS, naivePercent, type Sample, samples } from './notices.ts';

const show = (sample: Sample, row: Row, more: object = {}, claims?: readonly Claim[]) =>
  ask(sample.notice, {
    rows: rowsOf([row]),
    operation: { is: 'show', ...(claims && { claims }) },
    ...more,
  });

/** What a row lies in: its prefecture, where it is none itself, and the region. */
const wholesOf = ({ notice }: Sample, row: Row): Row[] =>
  notice.rows
    .filter(
      ({ kind, id }) =>
        row.kind !== 'region' &&
        (kind === 'region' || (kind === 'prefecture' && id === row.prefecture && id !== row.id)),
    )
    .toReversed();

describe('one place', () => {
  it('stands, in the column that was asked for, where a count of its peers puts it', () => {
    fc.assert(
      fc.property(samples, asked, (sample, column) => {
        const by = column ?? 'total';
        for (const row of sample.notice.rows) {
          const own = wholeOf(sample, row)[by];
          const expected = wholesOf(sample, row).map((whole) => {
            const peers = sample.notice.rows.filter(
              (other) =>
                other.kind === row.kind && (whole.kind === 'region' || other.prefecture === row.prefecture),
            );
            return {
              within: whole.id,
              share: naivePercent(own, wholeOf(sample, whole)[by]),
              rank: 1 + peers.filter((other) => wholeOf(sample, other)[by] > own).length,
              of: peers.length,
              districts: peers.some(({ name }) => name.endsWith('区') || name.endsWith('区）')),
            };
          });
          const { standings } = show(sample, row, given(column));
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
          const { parts } = show(sample, row);
          const { advance, current, total } = wholeOf(sample, row);
          if (advance < 0 || current < 0 || total === 0) {
            expect(parts).toBeUndefined();
            continue;
          }
          expect([...(parts?.keys() ?? [])]).toEqual(['advance', 'current']);
          expect(
            parts
              ?.get('advance')
              ?.plus(parts.get('current') ?? 0)
              .toFixed(),
          ).toBe('100');
          const greater = advance >= current ? ('advance' as const) : ('current' as const);
          expect(parts?.get(greater)?.toFixed(2)).toBe(naivePercent(Math.max(advance, current), total));
          for (const part of ['advance', 'current'] as const)
            expect(
              Math.abs(Number(parts?.get(part)) - (100 * (part === 'advance' ? advance : current)) / total),
            ).toBeLessThan(0.00501);
        }
      }),
    );
  });

  it('comes with what lies in it, every target, and its own corrections alone', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        for (const row of sample.notice.rows) {
          const { members, indicators, corrections } = show(sample, row);
          expect(idsOf(members)).toEqual(
            idsOf(
              sample.notice.rows.filter(({ kind, prefecture, id }) =>
                row.kind === 'region'
                  ? kind === 'prefecture'
                  : row.kind === 'prefecture' && prefecture === row.id && id !== row.id,
              ),
            ),
          );
          expect(indicators).toEqual(sample.notice.indicators);
          expect(corrections.map(({ about }) => about)).toEqual([row.id]);
        }
      }),
    );
  });

  it('is shown in the column and the unit that were asked for, and in no other', () => {
    fc.assert(
      fc.property(
        drawn(1),
        asked,
        fc.option(units, { nil: undefined }),
        ({ rows: [row], ...sample }, column, unit) => {
          const found = show(sample, row as Row, { ...given(column), ...(unit && { unit }) });
          expect(found.row).toBe(row);
          holds(found, 'column', column);
          holds(found, 'unit', unit);
          expect(found.claims).toEqual([]);
        },
      ),
    );
  });
});

describe('a stated amount', () => {
  const off = fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 }), fc.integer({ min: -9e4, max: 9e4 }));

  it('is right where the column named has it, and tells which columns do', () => {
    fc.assert(
      fc.property(drawn(1), columns, columns, off, ({ rows: [row], ...sample }, named, from, by) => {
        if (!row) return;
        const whole = wholeOf(sample, row);
        const amount = whole[from] + by;
        const claims = [{ place: row.id, column: named, amount: d(amount) }];
        expect(plainly(show(sample, row, {}, claims).claims)).toEqual([
          {
            row: row.id,
            column: named,
            named: true,
            claimed: amount,
            actual: whole[named],
            right: whole[named] === amount,
            has: COLUMNS.filter((column) => whole[column] === amount),
          },
        ]);
      }),
    );
  });

  it('without a column is right where one of the three has it, else judged by the year’s sum', () => {
    fc.assert(
      fc.property(drawn(1), columns, off, ({ rows: [row], ...sample }, from, more) => {
        if (!row) return;
        const whole = wholeOf(sample, row);
        const amount = whole[from] + more;
        const has = COLUMNS.filter((column) => whole[column] === amount);
        const by = has[0] ?? 'total';
        expect(plainly(show(sample, row, {}, [{ place: row.id, amount: d(amount) }]).claims)).toEqual([
          {
            row: row.id,
            column: by,
            claimed: amount,
            actual: whole[by],
            right: has.length > 0,
            has,
          },
        ]);
      }),
    );
  });

  it('is judged beside as many others as were stated, in their order', () => {
    fc.assert(
      fc.property(drawn(1), fc.array(off, { maxLength: 5 }), ({ rows: [row], ...sample }, offs) => {
        if (!row) return;
        const amounts = offs.map((by) => wholeOf(sample, row).total + by);
        const { claims } = show(
          sample,
          row,
          {},
          amounts.map((amount) => ({ place: row.id, column: 'total', amount: d(amount) })),
        );
        expect(claims.map((claim) => claim.claimed.toNumber())).toEqual(amounts);
        expect(claims.map((claim) => claim.right)).toEqual(offs.map((by) => by === 0));
      }),
    );
  });
});

function plainly(claims: ReturnType<typeof show>['claims']) {
  return claims.map((claim) => ({
    ...claim,
    row: claim.row.id,
    claimed: claim.claimed.toNumber(),
    actual: claim.actual.toNumber(),
  }));
}

describe('what lies in a place', () => {
  it('is listed in the print’s order, and its sum is the place’s in every column', () => {
    fc.assert(
      fc.property(samples, columns, asked, (sample, by, column) => {
        for (const row of sample.notice.rows.filter(
          ({ kind }) => kind === 'prefecture' || kind === 'region',
        )) {
          const found = ask(sample.notice, {
            rows: rowsOf([row]),
            operation: { is: 'list' },
            ...given(column),
          });
          expect(found.row).toBe(row);
          holds(found, 'column', column);
          expect(idsOf(found.members)).toEqual(
            idsOf(
              sample.notice.rows.filter(({ kind, prefecture }) =>
                row.kind === 'region'
                  ? kind === 'prefecture'
                  : prefecture === row.id && kind !== 'prefecture',
              ),
            ),
          );
          const sum = found.members.reduce((all, member) => all + wholeOf(sample, member)[by], 0);
          expect(amountOf(row, by).toNumber()).toBe(sum);
        }
      }),
    );
  });
});
