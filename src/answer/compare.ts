import { Decimal } from 'decimal.js';
import type { Column, Row } from '../notice/model.js';
import { round, sumOf } from './arithmetic.js';
import type { AnswerOf, Difference } from './model.js';

/** From this many places on, a list with its sum says more than a difference. */
const LIST = 3;

/** Places side by side: the difference of the most and the least, how many times, and of a list the sum. */
export function compare(
  rows: readonly Row[],
  column: Column | undefined,
): Omit<AnswerOf<'compare'>, 'understood' | 'alternatives' | 'picture'> {
  const by = column ?? 'total';
  const difference = differenceOf(rows, by);
  const nested = rows.some((row) => rows.some((other) => other !== row && row.prefecture === other.id));
  return {
    kind: 'compare',
    rows,
    by,
    ...(column && { column }),
    ...(difference && { difference }),
    ...(rows.length >= LIST &&
      !nested &&
      !rows.some((row) => row.kind === 'region') && { sum: sumOf(rows, by) }),
  };
}

function differenceOf(rows: readonly Row[], by: Column): Difference | undefined {
  const sorted = rows.toSorted((a, b) => b.amounts[by].cmp(a.amounts[by]));
  const most = sorted[0];
  const least = sorted.at(-1);
  if (!most || !least || most === least) return undefined;
  const [more, less] = [most.amounts[by], least.amounts[by]];
  const amount = more.minus(less);
  return { most, least, amount, ...(less.gt(0) && more.gt(0) && { times: round(Decimal.div(more, less)) }) };
}
