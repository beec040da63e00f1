import { Decimal } from 'decimal.js';
import type { Column, Row } from '../notice/model.js';
import type { Amounts, Operation, Rows } from '../question/model.js';
import { rankOf, round } from './arithmetic.js';
import type { AnswerOf, Bare, Ranked } from './model.js';

type Order = Extract<Operation, { is: 'order' }>;

/** Rows in order: those from one rank to another, with whatever ties with the last of them; or both ends. */
export function ranking(
  { column, rows: { level = 'county', label }, unit }: Amounts,
  { from, to, end, by: measure }: Order,
  rows: readonly Row[],
  scope: Row,
): Bare<AnswerOf<'ranking'>> {
  const by = column ?? 'total';
  const ranked = inOrder(rows, by, measure, end === 'least' ? -1 : 1);
  const last = to ?? ranked.length;
  const shown =
    end === 'both'
      ? [
          ...upTo(ranked, last),
          ...upTo(inOrder(rows, by, measure, -1), last).map((entry) => ({
            ...entry,
            rank: rankFrom(entry, ranked),
          })),
        ]
      : between(ranked, from, last);
  return {
    kind: 'ranking',
    scope,
    level,
    order: end,
    ranked: shown,
    of: rows.length,
    by,
    measure,
    ...(from === to && from > 1 && { rank: from }),
    ...(label && { label }),
    ...(column && { column }),
    ...(unit && { unit }),
  };
}

/** Where one row stands among others. */
export function rank(
  { column, unit }: Amounts,
  row: Row,
  among: Rows,
  rowOf: (id: string) => Row,
): Bare<AnswerOf<'ranking'>> {
  const by = column ?? 'total';
  const peers = among.ids.map(rowOf);
  const place = rankOf(row, peers, by);
  return {
    kind: 'ranking',
    scope: rowOf(among.scope ?? row.id),
    level: among.level ?? 'county',
    order: 'most',
    ranked: [{ row, rank: place, value: row.amounts[by] }],
    of: peers.length,
    rank: place,
    by,
    measure: 'amount',
    ...(column && { column }),
    ...(unit && { unit }),
  };
}

/** Every row that has a value, with its rank; the print's order stands among equals, for the sort is stable. */
function inOrder(rows: readonly Row[], by: Column, measure: 'amount' | 'share', sign: 1 | -1): Ranked[] {
  const sorted = rows
    .flatMap((row) => {
      const value = amountOrShare(row, by, measure);
      return value ? [{ row, value }] : [];
    })
    .toSorted((a, b) => sign * b.value.cmp(a.value));
  let place = 0;
  return sorted.map((entry, i) => {
    if (i === 0 || !entry.value.eq(sorted[i - 1]?.value ?? 0)) place = i + 1;
    return { ...entry, rank: place };
  });
}

const upTo = (ranked: readonly Ranked[], last: number): Ranked[] =>
  ranked.filter(({ rank: place }) => place <= last);

/** The n-th where several tie before it is the one that stands there. */
const between = (ranked: readonly Ranked[], from: number, last: number): Ranked[] =>
  from === 1
    ? upTo(ranked, last)
    : ranked.slice(from - 1).filter(({ rank: place }, i) => place <= last || i === 0);

const rankFrom = ({ row }: Ranked, ranked: readonly Ranked[]): number =>
  ranked.find((other) => other.row === row)?.rank ?? 0;

/** An amount in 万元, or its share of the year's sum in per cent where that says something. */
function amountOrShare(row: Row, by: Column, measure: 'amount' | 'share'): Decimal | undefined {
  if (measure === 'amount') return row.amounts[by];
  const { advance, current, total } = row.amounts;
  return advance.isNegative() || current.isNegative() || total.isZero()
    ? undefined
    : round(Decimal.div(row.amounts[by].times(100), total));
}
