import type { Decimal } from 'decimal.js';
import type { Column, Row } from '../../../notice/model.js';
import type { Token } from '../../evidence/token.js';
import type { Test } from '../../model.js';
import { isBound } from './bounds.js';

/** So many 万元 is one 万 of them. */
export const TEN_THOUSAND = 10_000;

/** A condition with one bound or two. */
type Bounded =
  | { readonly is: 'above' | 'atLeast' | 'below' | 'atMost'; readonly amount: Decimal }
  | { readonly is: 'between'; readonly from: Decimal; readonly to: Decimal };

/**
 * 超过3万的县, 2万4以上, 三万到四万之间: 3 万元, or 30,000 of the 万元 that the notice counts in. The data tell: where the amounts as
 * they stand part no row from another and the others do, the others are meant; and where as good as every row is above them.
 *
 * @returns the condition that is meant, with a note where it is not the one that stands there
 */
export function asCounted(
  test: Test,
  tokens: readonly Token[],
  rows: readonly Row[],
  column: Column,
): { readonly test: Test; readonly notes: readonly string[] } {
  const words = tokens.filter(({ number }) => number !== undefined);
  // What is below zero was cut, and a cut is as small as it is said to be.
  const cut = test.is === 'between' && test.to.isNegative();
  if (!isBounded(test) || cut || !words.some(isInBareWan)) return { test, notes: [] };
  if (!words.every(({ text }) => /[\d万零〇一二三四五六七八九十百千]$/u.test(text)))
    return { test, notes: [] };
  const other = inTenThousands(test);
  const isOther = !parts(test, rows, column) && parts(other, rows, column);
  if (!isOther && !isTrifle(test, rows, column)) return { test, notes: [] };
  const said = words.map(({ text }) => text).join('到');
  return { test: other, notes: [`“${said}”按“${boundsOf(other).join(' 到 ')} 万元”理解`] };
}

const isBounded = (test: Test): test is Bounded => test.is === 'between' || isBound(test);

const inTenThousands = (test: Bounded): Bounded =>
  'amount' in test
    ? { ...test, amount: test.amount.times(TEN_THOUSAND) }
    : { ...test, from: test.from.times(TEN_THOUSAND), to: test.to.times(TEN_THOUSAND) };

const boundsOf = (test: Bounded): string[] =>
  ('amount' in test ? [test.amount] : [test.from, test.to]).map((one) => one.toFixed());

/** A bound is nothing beside amounts that are so many times as much. */
const TRIFLE = 100;

/** 莎车六万多, 喀什14: so little beside every amount of a row that nobody states it of it. */
export const isTrifleOf = (amount: Decimal, row: Row): boolean =>
  Object.values(row.amounts).every((one) => one?.gt(amount.abs().times(TRIFLE)) === true);

/** 六万多: a figure that ends in a bare 万 counts in the 万元 of the notice as well. */
export const isInBareWan = ({ text }: Pick<Token, 'text'>): boolean =>
  /万[\d一二三四五六七八九]?$/u.test(text);

/** 超过4万, of rows whose middle one has 1,500 万元: nobody asks which of them have more than 4. */
function isTrifle(test: Bounded, rows: readonly Row[], column: Column): boolean {
  if (test.is === 'below' || test.is === 'atMost') return false;
  const amounts = rows.flatMap((row) => row.amounts[column] ?? []).toSorted((a, b) => a.cmp(b));
  const middle = amounts[Math.floor(amounts.length / 2)];
  return middle?.gt(('amount' in test ? test.amount : test.to).times(TRIFLE)) === true;
}

/** True where some of the rows that have anything meet the condition and some do not. */
function parts(test: Bounded, rows: readonly Row[], column: Column): boolean {
  const amounts = rows.flatMap((row) => row.amounts[column] ?? []).filter((one) => one.gt(0));
  const inside = amounts.filter((one) =>
    'amount' in test ? one.gt(test.amount) : one.gte(test.from) && one.lte(test.to),
  ).length;
  return inside > 0 && inside < amounts.length;
}
