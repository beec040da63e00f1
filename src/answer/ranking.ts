import { Decimal } from 'decimal.js';
import type { Column, Row } from '../notice/model.js';
import type { Question } from '../question/model.js';
import { round } from './arithmetic.js';
import type { AnswerOf, Ranked } from './model.js';

/** Rows in order, the first or last N and whatever ties with the last of them. */
export function ranking(
  question: Extract<Question, { kind: 'ranking' }>,
  scope: Row,
  rows: readonly Row[],
): Omit<AnswerOf<'ranking'>, 'understood' | 'alternatives' | 'picture'> {
  const by = question.column ?? 'total';
  const valued = rows.flatMap((row) => {
    const value = amountOrShare(row, by, question.by);
    return value ? [{ row, value }] : [];
  });
  const sign = question.order === 'most' ? 1 : -1;
  // The print's order stands among equals: the sort is stable.
  const sorted = valued.toSorted((a, b) => sign * b.value.cmp(a.value));
  const ranked = sorted.map(
    (entry): Ranked => ({ ...entry, rank: 1 + sorted.findIndex((other) => other.value.eq(entry.value)) }),
  );
  const count = question.count ?? ranked.length;
  return {
    kind: 'ranking',
    scope,
    level: question.level,
    order: question.order,
    ranked: ranked.filter(({ rank }) => rank <= count),
    of: rows.length,
    by,
    measure: question.by,
    ...(question.column && { column: question.column }),
  };
}

/** An amount in 万元, or its share of the year's sum in per cent where that says something. */
function amountOrShare(row: Row, by: Column, measure: 'amount' | 'share'): Decimal | undefined {
  if (measure === 'amount') return row.amounts[by];
  const { advance, current, total } = row.amounts;
  return advance.isNegative() || current.isNegative() || total.isZero()
    ? undefined
    : round(Decimal.div(row.amounts[by].times(100), total));
}
