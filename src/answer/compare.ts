import { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import { amountOf, type Column, type Row } from '../notice/model.js';
import { isWithin } from '../question/bound.js';
import { isShareRight, isTimesRight } from '../question/claimed.js';
import type { Amounts, ClaimedDifference, ClaimedTimes, Operation } from '../question/model.js';
import { agrees, isNearly } from '../question/rough.js';
import { round, sumOf, timesOf } from './arithmetic.js';
import { judge } from './claims.js';
import type { AnswerOf, Bare, Difference } from './model.js';

/** From this many places on, a list with its sum says more than a difference. */
const LIST = 3;

/** Places side by side: the difference of the most and the least, how many times, and of a list the sum. */
export function compare(
  rows: readonly Row[],
  { column, unit }: Pick<Amounts, 'column' | 'unit'>,
  { columns, percent, claims = [], claimed, claimedTimes }: Extract<Operation, { is: 'compare' }>,
  row: (id: string) => Row,
  catalogue: Catalogue,
): Bare<AnswerOf<'compare'>> {
  const by = column ?? catalogue.main;
  const valued = rows.map((one, i) => ({
    row: one,
    value: amountOf(one, columns?.[i] ?? by),
    ...(columns?.[i] && { column: columns[i] }),
  }));
  const difference = differenceOf(valued);
  const nested = rows.some((one) => rows.some((other) => other !== one && one.prefecture === other.id));
  const times = claimedTimes && timesHeld(claimedTimes, valued);
  const more = percent ? percentMore(valued) : undefined;
  return {
    kind: 'compare',
    rows,
    by,
    claims: judge(claims, row, catalogue),
    ...(columns && { columns }),
    ...(column && { column }),
    ...(difference && { difference }),
    ...(claimed && { claimed: held(claimed, valued) }),
    ...(times && { times }),
    ...(more && { percent: more }),
    ...(unit && { unit }),
    ...(rows.length >= LIST &&
      !nested &&
      !columns &&
      !rows.some((one) => one.kind === 'region') && { sum: sumOf(rows, by) }),
  };
}

/** A difference that somebody states, held against that of the first two; its side too, where one was stated. */
function held({ amount, rough, side, bound, percent }: ClaimedDifference, valued: readonly Valued[]) {
  const [a, b] = valued;
  const apart = (percent ? percentMore(valued) : a && b && a.value.minus(b.value)) ?? new Decimal(0);
  const isOnSide = side ? apart.s === (side === 'less' ? -1 : 1) && !apart.isZero() : true;
  const more = apart.abs();
  const isSo =
    amount === undefined ||
    (bound
      ? isWithin(more, { is: bound, amount })
      : percent
        ? isShareRight(more, { percent: amount, ...(rough && { rough }) })
        : agrees(more, amount, rough));
  return {
    ...(amount && { amount }),
    right: isOnSide && isSo,
    ...(percent && { percent: apart }),
    ...(isOnSide && !bound && amount && isNearly(more, amount, rough) && { nearly: true as const }),
  };
}

/** How many times the second the first is, held against what somebody states; undefined where that says nothing. */
function timesHeld(claimed: ClaimedTimes, [a, b]: readonly Valued[]) {
  if (!a || !b?.value.gt(0)) return undefined;
  const actual = a.value.div(b.value);
  return { actual: round(actual), right: isTimesRight(actual, claimed) };
}

interface Valued {
  readonly row: Row;
  readonly value: Decimal;
  readonly column?: Column;
}

/** By how much the most is more than the least, and how many times as much. */
export function differenceOf(valued: readonly Valued[]): Difference | undefined {
  const sorted = valued.toSorted((a, b) => b.value.cmp(a.value));
  const most = sorted[0];
  const least = sorted.at(-1);
  if (!most || !least || most === least) return undefined;
  const amount = most.value.minus(least.value);
  const times = timesOf([most.value, least.value]);
  return {
    most: most.row,
    least: least.row,
    ...(most.column && { mostIn: most.column }),
    ...(least.column && { leastIn: least.column }),
    amount,
    ...(times && { times }),
  };
}

/** By how many per cent the first is more than the second; below zero where it is less. */
function percentMore([a, b]: readonly Valued[]): Decimal | undefined {
  if (!a || !b?.value.gt(0)) return undefined;
  return round(a.value.minus(b.value).times(100).div(b.value));
}
