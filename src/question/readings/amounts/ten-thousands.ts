import type { Decimal } from 'decimal.js';
import type { Column, Row } from '../../../notice/model.js';
import type { Token } from '../../evidence/token.js';
import type { Test } from '../../model.js';

/** So many 万元 is one 万 of them. */
const TEN_THOUSAND = 10_000;

interface Bound {
  readonly is: 'above' | 'atLeast' | 'below' | 'atMost';
  readonly amount: Decimal;
}

/**
 * 超过3万的县, 2万4以上: 3 万元, or 30,000 of the 万元 that the notice counts in. The data tell: where the amount as it stands parts
 * no row from another and the other does, the other is meant.
 *
 * @returns the bound that is meant, with a note where it is not the one that stands there
 */
export function asCounted(
  test: Test,
  tokens: readonly Token[],
  rows: readonly Row[],
  column: Column,
): { readonly test: Test; readonly notes: readonly string[] } {
  const word = tokens.find(({ number }) => number !== undefined);
  if (!isBound(test) || word === undefined || !/万\d?$/u.test(word.text)) return { test, notes: [] };
  const other: Bound = { ...test, amount: test.amount.times(TEN_THOUSAND) };
  if (parts(test, rows, column) || !parts(other, rows, column)) return { test, notes: [] };
  return { test: other, notes: [`“${word.text}”按“${other.amount.toFixed()} 万元”理解`] };
}

const isBound = (test: Test): test is Bound =>
  test.is === 'above' || test.is === 'atLeast' || test.is === 'below' || test.is === 'atMost';

/** True where some of the rows that have anything lie on one side of the bound and some on the other. */
function parts({ amount }: Bound, rows: readonly Row[], column: Column): boolean {
  const amounts = rows.flatMap((row) => row.amounts[column] ?? []).filter((one) => one.gt(0));
  const above = amounts.filter((one) => one.gt(amount)).length;
  return above > 0 && above < amounts.length;
}
