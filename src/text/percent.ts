import type { Decimal } from 'decimal.js';

/** All of something, in per cent. */
export const WHOLE = 100;

/** So many per cent of an amount, in the unit of the amount. */
export const partOf = (amount: Decimal, percent: Decimal): Decimal => amount.times(percent).div(WHOLE);
