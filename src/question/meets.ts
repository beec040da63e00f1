import type { Decimal } from 'decimal.js';
import { amountOf, type Row } from '../notice/model.js';
import { partOf, WHOLE } from '../text/percent.js';
import { isWithin } from './bound.js';
import type { Test } from './model.js';

/** A condition that a row meets by what one notice says of it. */
export type OwnTest = Exclude<Test, { readonly against: string }>;

/** Whether an amount of a row meets a condition; of `all` each condition looks at its own column. */
export function meets(test: OwnTest, amount: Decimal, row: Row): boolean {
  switch (test.is) {
    case 'equal':
    case 'near':
      return amount.eq(test.amount);
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
    case 'between':
      return isWithin(amount, test);
    case 'negative':
      return amount.isNegative() && !amount.isZero();
    case 'zero':
      return amount.isZero();
    case 'part':
      return isWithin(amount, { is: test.bound, amount: partOf(amountOf(row, test.other), test.percent) });
    case 'exceeds':
      return amount.gt(amountOf(row, test.other));
    case 'all':
      return test.of.every((one) => isOwn(one.test) && meets(one.test, amountOf(row, one.column), row));
  }
}

/** True where no other year is needed to tell. */
export const isOwn = (test: Test): test is OwnTest => !('against' in test);

/** True where a column is held against the whole of another, and not against a part of it. */
export const isOfWhole = (test: Test): boolean => test.is === 'part' && test.percent.eq(WHOLE);
