import { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import { amountOf, type Column, type Row } from '../notice/model.js';
import { isWithin } from '../question/bound.js';
import type { Amounts, Operation } from '../question/model.js';
import { agrees, isNearly, type Rough } from '../question/rough.js';
import { averageOf, sumOf, timesOf } from './arithmetic.js';
import { judge } from './claims.js';
import type { AnswerOf, Bare } from './model.js';

/** One figure of several rows: their sum, less what is taken off; their average; how many they are. */
export function aggregate(
  { rows: { label, level, scope }, column, unit }: Amounts,
  {
    measure,
    minus = [],
    columns,
    sides,
    covered = [],
    claimed,
    rough,
    bound,
    claims = [],
  }: Extract<Operation, { is: 'total' }>,
  rows: readonly Row[],
  row: (id: string) => Row,
  catalogue: Catalogue,
): Bare<AnswerOf<'aggregate'>> {
  const by = column ?? catalogue.main;
  const off = minus.map(row);
  const sum = columns ? sumApart(rows, off, columns) : sumOf(rows, by).minus(sumOf(off, by));
  const value =
    measure === 'count' ? sumOf([], by).plus(rows.length) : measure === 'average' ? averageOf(rows, by) : sum;
  const apart = sides && [rows, off].map((side, i) => ({ name: sides[i] ?? '', amount: sumOf(side, by) }));
  const times = apart && timesOf(apart.map(({ amount }) => amount));
  return {
    kind: 'aggregate',
    measure,
    rows,
    minus: off,
    covered: covered.map(row),
    claims: judge(claims, row, catalogue),
    by,
    value,
    ...(columns && { columns }),
    ...(claimed && {
      claimed: {
        amount: claimed,
        right: bound ? isWithin(value, { is: bound, amount: claimed }) : isRight(value, claimed, rough),
        ...(bound && { isBound: true as const }),
        ...(isNearly(value, claimed, rough) && { nearly: true as const }),
      },
    }),
    ...(apart && { sides: apart }),
    ...(times && { times }),
    ...(column && { column }),
    ...(label && { label }),
    ...(level && { level }),
    ...(scope && { scope: row(scope) }),
    ...(unit && { unit }),
  };
}

/** 莎车提前加叶城本次: each row in its own column, less those that are taken off. */
const sumApart = (rows: readonly Row[], off: readonly Row[], columns: readonly Column[]): Decimal =>
  [...rows, ...off].reduce((sum, row, i) => {
    const amount = amountOf(row, columns[i] as Column);
    return i < rows.length ? sum.plus(amount) : sum.minus(amount);
  }, new Decimal(0));

/** An average is a fraction, and right to as many places as are stated, be it rounded or cut off there. */
const isRight = (value: Decimal, claimed: Decimal, rough: Rough | undefined): boolean =>
  rough
    ? agrees(value, claimed, rough)
    : [Decimal.ROUND_HALF_UP, Decimal.ROUND_DOWN].some((to) =>
        value.toDecimalPlaces(claimed.decimalPlaces(), to).eq(claimed),
      );
