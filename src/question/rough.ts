import { Decimal } from 'decimal.js';

/** How a figure is stated that is not meant to the last 万元: 6.5亿, 80亿左右, 六万五千多. */
export interface Rough {
  /** One of the last digit that is given, in the unit of the figure. */
  readonly place: Decimal;
  /** Rounded to its digits; about so much; more than that, and less than one more of its last digit. */
  readonly is: 'rounded' | 'about' | 'over';
}

/** What is further off than this part of the true figure is not about as much: 约1亿 for 1.3亿. */
const FURTHEST = 0.1;

/** Whether a figure is right as it is stated: exactly, or to the digits that are given. */
export function agrees(actual: Decimal, stated: Decimal, rough: Rough | undefined): boolean {
  if (!rough) return actual.eq(stated);
  const off = actual.minus(stated).abs();
  // 一亿多 may be all but two.
  if (rough.is === 'over') return actual.abs().gte(stated.abs()) && off.lt(rough.place);
  if (rough.is === 'rounded') return rounded(actual, rough.place).eq(stated);
  return off.lte(rough.place) && off.lte(actual.abs().times(FURTHEST));
}

const rounded = (value: Decimal, place: Decimal): Decimal =>
  value.div(place).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(place);
