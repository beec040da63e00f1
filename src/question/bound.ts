import type { Decimal } from 'decimal.js';
import type { Between, Bound } from './model.js';

/** On which side of an amount the others are. */
export const BOUNDS = ['above', 'atLeast', 'below', 'atMost'] as const;

/** Whether an amount is on the side of a bound that is asked for, or between two: 超过 is more than, 以上 has the bound itself too. */
export function isWithin(value: Decimal, bound: Bound | Between): boolean {
  switch (bound.is) {
    case 'above':
      return value.gt(bound.amount);
    case 'atLeast':
      return value.gte(bound.amount);
    case 'below':
      return value.lt(bound.amount);
    case 'atMost':
      return value.lte(bound.amount);
    case 'between':
      return value.gte(bound.from) && value.lte(bound.to);
  }
}
