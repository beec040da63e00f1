import { Decimal } from 'decimal.js';
import { isWithin } from './bound.js';
import type { Claim, ClaimedShare, ClaimedTimes } from './model.js';
import { agrees } from './rough.js';

/** Whether an amount is what is said of it. */
export const isSaid = (
  actual: Decimal,
  { amount, rough, bound }: Omit<Claim, 'place' | 'column'>,
): boolean => (bound ? isWithin(actual, { is: bound, amount }) : agrees(actual, amount, rough));

/** Whether a part is what it is said to be; both in per cent. */
export const isShareRight = (actual: Decimal, { percent, ...said }: ClaimedShare): boolean =>
  isRight(actual, percent, said);

/** Whether one is so many times another as it is said to be. */
export const isTimesRight = (actual: Decimal, { times, ...said }: ClaimedTimes): boolean =>
  isRight(actual, times, said);

/** On the side of a figure that is stated, or right to as many places as are stated. */
function isRight(
  actual: Decimal,
  stated: Decimal,
  { rough, bound }: Pick<ClaimedShare, 'rough' | 'bound'>,
): boolean {
  if (bound) return isWithin(actual, { is: bound, amount: stated });
  return rough
    ? agrees(actual, stated, rough)
    : actual.toDecimalPlaces(stated.decimalPlaces(), Decimal.ROUND_HALF_UP).eq(stated);
}
