import type { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import { amountOf, type Column, type Row } from '../notice/model.js';
import { isOwn, meets } from '../question/meets.js';
import type { Amounts, Test } from '../question/model.js';
import { isRoundedTo, type Rough } from '../question/rough.js';
import { growthRate, thenOf } from './measure.js';
import type { AnswerOf, Bare } from './model.js';

/** 约 finds what is at most this far off, in parts of the amount; the nearest few. */
const ABOUT = 0.02;
const NEAREST = 5;

type Found = AnswerOf<'reverse'>['found'];

/** The rows whose amount meets a condition, with the columns in which it does. Bounds without a column mean the main one. */
export function reverse(
  { column }: Amounts,
  test: Test,
  rows: readonly Row[],
  { columns: all, main }: Catalogue,
  against?: Catalogue,
  claimed?: Decimal,
): Bare<AnswerOf<'reverse'>> {
  const by = column ?? (test.is === 'all' ? test.of[0]?.column : undefined) ?? main;
  const columns = test.is === 'all' ? [by] : column ? [column] : isAnywhere(test) ? all : [main];
  const isMet = meeting(test, against);
  const exact: Found = rows.flatMap((row) => {
    const found = columns.filter((c) => isMet(amountOf(row, c), row, c));
    return found.length > 0 ? [{ row, columns: found }] : [];
  });
  const common = {
    kind: 'reverse' as const,
    test,
    by,
    ...(column && { column }),
    ...(claimed && { claimed }),
  };
  if (against)
    return {
      ...common,
      found: exact,
      near: false,
      against: against.notice,
      were: exact.flatMap(({ row }) => against.row(row.id) ?? []),
    };
  if (test.is !== 'near' || exact.length > 0) return { ...common, found: exact, near: false };
  const { amount, rough, nearest: only } = test;
  const found =
    rough && !only ? rounding(rows, columns, amount, rough) : nearest(rows, columns, amount, only === true);
  return { ...common, found, near: true };
}

/** An amount, nothing or a minus is looked for in every column. */
const isAnywhere = ({ is }: Test): boolean =>
  is === 'equal' || is === 'near' || is === 'zero' || is === 'negative';

function meeting(
  test: Test,
  against: Catalogue | undefined,
): (amount: Decimal, row: Row, column: Column) => boolean {
  if (isOwn(test)) return (amount, row) => meets(test, amount, row);
  return (amount, row, column) => {
    const then = thenOf(row, test.was ?? column, against);
    return then !== undefined && changed(test, then, amount);
  };
}

/** Whether an amount went the way that is asked for, and by more than is asked for. */
function changed(
  { is, by }: Extract<Test, { is: 'grew' | 'shrank' | 'stayed' }>,
  then: Decimal,
  now: Decimal,
): boolean {
  if (is === 'stayed') return now.eq(then);
  const [less, more] = is === 'grew' ? [then, now] : [now, then];
  if (!more.gt(less)) return false;
  if (!by) return true;
  if ('amount' in by) {
    const difference = more.minus(less);
    return by.exact ? difference.eq(by.amount) : difference.gt(by.amount);
  }
  return growthRate(then, now)?.abs().gt(by.percent) === true;
}

/** Those whose amount comes to a round figure where it is given to as many digits. */
const rounding = (rows: readonly Row[], columns: readonly Column[], amount: Decimal, rough: Rough): Found =>
  rows.flatMap((row) => {
    const found = columns.filter((column) => isRoundedTo(amountOf(row, column), amount, rough.place));
    return found.length > 0 ? [{ row, columns: found }] : [];
  });

function nearest(rows: readonly Row[], columns: readonly Column[], amount: Decimal, only: boolean): Found {
  const off = (row: Row, column: Column): Decimal => amountOf(row, column).minus(amount).abs();
  const sorted = rows
    .flatMap((row) => columns.map((column) => ({ row, column, off: off(row, column) })))
    .sort((a, b) => a.off.cmp(b.off));
  const least = sorted[0]?.off ?? amount;
  return sorted
    .filter((one) => (only ? one.off.eq(least) : one.off.lte(amount.abs().times(ABOUT))))
    .slice(0, NEAREST)
    .map(({ row, column }) => ({ row, columns: [column] }));
}
