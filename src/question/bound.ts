import type { Decimal } from 'decimal.js';
import type { Bound } from './model.js';

/** Whether an amount is on the side of a bound that is asked for: 超过 is more than, 以上 has the bound itself too. */
export function isWithin(value: Decimal, { is, amount }: Bound): boolean {
  switch (is) {
    case 'above':
      return value.gt(amount);
    case 'atLeast':
      return value.gte(amount);
    case 'below':
      return value.lt(amount);
    case 'atMost':
      return value.lte(amount);
  }
}
