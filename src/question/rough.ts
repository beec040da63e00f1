import { Decimal } from 'decimal.js';

/** How a figure is stated that is not meant to the last 万元: 6.5亿, 80亿左右, 六万五千多, 近一个亿, 七八百万. */
export interface Rough {
  /** One of the last digit that is given, in the unit of the figure; of a range how far its end is. */
  readonly place: Decimal;
  /** Rounded or cut off at its digits; about so much; more than that, and less than one more of its last digit; hardly less; from it on. */
  readonly is: 'rounded' | 'about' | 'over' | 'under' | 'range';
}

/** What is further off than this part of a figure is not about as much: 约1亿 for 1.3亿. */
export const FURTHEST = 0.1;

/** So far beyond its ends, in parts of itself, a range still holds: 一亿五六 for 1.6057亿. */
const BEYOND = 0.1;

/** What is less far off than this part of the true figure is not what was said, and not beside it either. */
const NEARLY = 0.15;

/** Whether a figure is right as it is stated: exactly, or to the digits that are given. */
export function agrees(actual: Decimal, stated: Decimal, rough: Rough | undefined): boolean {
  if (!rough) return actual.eq(stated);
  if (!actual.isZero() && actual.s !== stated.s) return false;
  const more = actual.abs().minus(stated.abs());
  const { is, place } = rough;
  // 一亿多 may be all but two.
  if (is === 'over') return more.gte(0) && more.lt(place);
  if (is === 'under') return more.lte(0) && more.neg().lte(stated.abs().times(FURTHEST));
  if (is === 'range') return more.gte(place.times(-BEYOND)) && more.lte(place.times(1 + BEYOND));
  if (is === 'rounded') return isRoundedTo(actual, stated, place) || isCutTo(actual, stated, place);
  return more.abs().lte(place) && more.abs().lte(actual.abs().times(FURTHEST));
}

/** True where what was said roughly is not right, and too near to be called wrong: 两千万左右 for 2,300万. */
export const isNearly = (actual: Decimal, stated: Decimal, rough: Rough | undefined): boolean =>
  rough !== undefined &&
  rough.is !== 'rounded' &&
  !agrees(actual, stated, rough) &&
  actual.s === stated.s &&
  offFrom(actual.abs(), stated.abs(), rough).lte(actual.abs().times(NEARLY));

/** How far a figure is from what was said, or from the nearer end of it. */
function offFrom(actual: Decimal, stated: Decimal, { is, place }: Rough): Decimal {
  const end = is === 'range' || is === 'over' ? stated.plus(place) : stated;
  return Decimal.min(actual.minus(stated).abs(), actual.minus(end).abs());
}

/** As people write it: 6.54亿 for 65,351. */
export const isRoundedTo = (actual: Decimal, stated: Decimal, place: Decimal): boolean =>
  toPlace(actual, place, Decimal.ROUND_HALF_UP).eq(stated);

/** As people speak: 6.5亿 for 65,682; but no 三成 for 38% and no 100万 for 107万, of which too much is cut off. */
const isCutTo = (actual: Decimal, stated: Decimal, place: Decimal): boolean =>
  toPlace(actual, place, Decimal.ROUND_DOWN).eq(stated) &&
  actual.minus(stated).abs().lte(actual.abs().times(CUT_OFF));

/** No more than this part of a figure is left out. */
const CUT_OFF = 0.05;

const toPlace = (value: Decimal, place: Decimal, to: Decimal.Rounding): Decimal =>
  value.div(place).toDecimalPlaces(0, to).times(place);
