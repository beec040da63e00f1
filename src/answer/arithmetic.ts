import { Decimal } from 'decimal.js';
import type { Column, Row } from '../notice/model.js';

/** The sum of a column over rows, in 万元. */
export const sumOf = (rows: readonly Row[], column: Column): Decimal =>
  rows.reduce((sum, row) => sum.plus(row.amounts[column]), new Decimal(0));

/** The average of a column over at least one row, in 万元, half up to two places. */
export const averageOf = (rows: readonly Row[], column: Column): Decimal =>
  round(sumOf(rows, column).div(rows.length));

/** What part one amount is of another, in per cent, half up to two places; undefined where that says nothing. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | undefined {
  return part.isNegative() || !whole.isPositive() || whole.isZero()
    ? undefined
    : round(part.times(100).div(whole));
}

/** Half up to two places. */
export const round = (value: Decimal): Decimal => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/**
 * The two parts of a sum in per cent, adding up to 100: the greater is rounded, the smaller takes the remainder.
 * Undefined where a part is negative.
 */
export function twoParts(a: Decimal, b: Decimal): [Decimal, Decimal] | undefined {
  const whole = a.plus(b);
  if (a.isNegative() || b.isNegative() || whole.isZero()) return undefined;
  const greater = round(Decimal.max(a, b).times(100).div(whole));
  const smaller = new Decimal(100).minus(greater);
  return a.gte(b) ? [greater, smaller] : [smaller, greater];
}

/** The rank of a row among rows by a column: one more than the number of rows with more, so ties share a rank. */
export const rankOf = (row: Row, among: readonly Row[], column: Column): number =>
  1 + among.filter((other) => other.amounts[column].gt(row.amounts[column])).length;
