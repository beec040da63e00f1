import type { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import { amountOf, type Column, type Row } from '../notice/model.js';
import type { Measure } from '../question/model.js';
import { percentOf, round } from './arithmetic.js';

/** The value of a row that it is put in order by; undefined where it has none. */
export type Measuring = (row: Row) => Decimal | undefined;

/**
 * How rows are measured: by an amount in 万元, by its share of the year's sum, of the place that they are sought in, of their own prefecture or of
 * the region in per cent, or by how much it grew since another year, in 万元 or per cent. Shares of a sum with a negative part, and growth from nothing, say nothing.
 */
export function measuring(
  measure: Measure,
  column: Column,
  catalogue: Catalogue,
  { against, scope }: { readonly against?: Catalogue | undefined; readonly scope: Row },
): Measuring {
  switch (measure) {
    case 'amount':
      return (row) => amountOf(row, column);
    case 'share': {
      const whole = catalogue.wholeOf(column) ?? catalogue.main;
      const parts = catalogue.partsOf(whole);
      return (row) =>
        parts.some((part) => amountOf(row, part).isNegative())
          ? undefined
          : percentOf(amountOf(row, column), amountOf(row, whole));
    }
    case 'partOfScope':
      return (row) => percentOf(amountOf(row, column), amountOf(scope, column));
    case 'partOfHome':
      return (row) => {
        const home = catalogue.row(row.prefecture ?? '');
        return home && percentOf(amountOf(row, column), amountOf(home, column));
      };
    case 'partOfRegion':
      return (row) => percentOf(amountOf(row, column), amountOf(catalogue.region, column));
    case 'growth':
      return (row) => {
        const then = thenOf(row, column, against);
        return then && amountOf(row, column).minus(then);
      };
    case 'growthRate':
      return (row) => {
        const then = thenOf(row, column, against);
        return then && growthRate(then, amountOf(row, column));
      };
  }
}

/** By how many per cent an amount is more than the one before; undefined where that was nothing or less. */
export const growthRate = (then: Decimal, now: Decimal): Decimal | undefined =>
  then.gt(0) ? round(now.minus(then).times(100).div(then)) : undefined;

/** What the row had in the other year; undefined where it was not there, or stood in another's row. */
export function thenOf(row: Row, column: Column, against: Catalogue | undefined): Decimal | undefined {
  const then = against?.row(row.id);
  return then && column in then.amounts ? amountOf(then, column) : undefined;
}
