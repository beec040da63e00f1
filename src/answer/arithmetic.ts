import { Decimal } from 'decimal.js';
import { above } from '../notice/descending.js';
import { amountOf, type Column, type Row } from '../notice/model.js';

/** The sum of a column over rows, in 万元. */
export const sumOf = (rows: readonly Row[], column: Column): Decimal =>
  rows.reduce((sum, row) => sum.plus(amountOf(row, column)), new Decimal(0));

/** The average of a column over at least one row, in 万元, half up to two places. */
export const averageOf = (rows: readonly Row[], column: Column): Decimal =>
  round(sumOf(rows, column).div(rows.length));

/** What part one amount is of another, in per cent, half up to two places; undefined where that says nothing. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | undefined {
  const exact = exactPercentOf(part, whole);
  return exact && round(exact);
}

/** The same as it is: what is stated to one place is no rounding of what was rounded to two. */
export const exactPercentOf = (part: Decimal, whole: Decimal): Decimal | undefined =>
  part.isNegative() || !whole.isPositive() || whole.isZero() ? undefined : part.times(100).div(whole);

/** Half up to two places. */
export const round = (value: Decimal): Decimal => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/** How many times the least of some amounts the greatest is, half up to two places; undefined where one is not above zero. */
export function timesOf(amounts: readonly Decimal[]): Decimal | undefined {
  const sorted = amounts.toSorted((a, b) => a.cmp(b));
  const [least] = sorted;
  const most = sorted.at(-1);
  return least?.gt(0) && most ? round(Decimal.div(most, least)) : undefined;
}

/**
 * The parts of a sum in per cent, adding up to 100: the least takes what the others, rounded, leave. Undefined where a
 * part is negative.
 */
export function partsInPercent(parts: readonly Decimal[]): readonly Decimal[] | undefined {
  const whole = parts.reduce((sum, part) => sum.plus(part), new Decimal(0));
  if (whole.isZero() || parts.some((part) => part.isNegative())) return undefined;
  const least = parts.reduce((at, part, i) => (part.lte(parts[at] ?? part) ? i : at), 0);
  const others = parts.map((part, i) => (i === least ? new Decimal(0) : round(part.times(100).div(whole))));
  const rest = others.reduce((left, one) => left.minus(one), new Decimal(100));
  return others.with(least, rest);
}

/** The rank of a row among rows by a column: one more than the number of rows with more, so ties share a rank. */
export const rankOf = (row: Row, among: readonly Row[], column: Column): number =>
  1 + above(row, among, column);
