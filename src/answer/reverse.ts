import type { Decimal } from 'decimal.js';
import { COLUMNS, type Column, type Row } from '../notice/model.js';
import type { Amounts, Test } from '../question/model.js';
import type { AnswerOf, Bare } from './model.js';

/** 约 finds what is at most this far off, in parts of the amount; the nearest few. */
const ABOUT = 0.02;
const NEAREST = 5;

type Found = AnswerOf<'reverse'>['found'];

/** The rows whose amount meets a condition, with the columns in which it does. Bounds without a column mean the year's sum. */
export function reverse({ column }: Amounts, test: Test, rows: readonly Row[]): Bare<AnswerOf<'reverse'>> {
  const columns = column
    ? [column]
    : test.is === 'equal' || test.is === 'near' || test.is === 'zero' || test.is === 'negative'
      ? COLUMNS
      : (['total'] as const);
  const matching = (meets: (amount: Decimal, row: Row) => boolean): Found =>
    rows.flatMap((row) => {
      const found = columns.filter((c) => meets(row.amounts[c], row));
      return found.length > 0 ? [{ row, columns: found }] : [];
    });
  const common = { kind: 'reverse' as const, test, ...(column && { column }) };
  const exact = matching(meets(test));
  if (test.is !== 'near' || exact.length > 0) return { ...common, found: exact, near: false };
  return { ...common, found: nearest(rows, columns, test.amount), near: true };
}

function meets(test: Test): (amount: Decimal, row: Row) => boolean {
  switch (test.is) {
    case 'equal':
    case 'near':
      return (amount) => amount.eq(test.amount);
    case 'above':
      return (amount) => amount.gt(test.amount);
    case 'atLeast':
      return (amount) => amount.gte(test.amount);
    case 'below':
      return (amount) => amount.lt(test.amount);
    case 'atMost':
      return (amount) => amount.lte(test.amount);
    case 'between':
      return (amount) => amount.gte(test.from) && amount.lte(test.to);
    case 'negative':
      return (amount) => amount.isNegative() && !amount.isZero();
    case 'zero':
      return (amount) => amount.isZero();
    case 'exceeds':
      return (amount, row) => amount.gt(row.amounts[test.other]);
  }
}

function nearest(rows: readonly Row[], columns: readonly Column[], amount: Decimal): Found {
  const off = (row: Row, column: Column): Decimal => row.amounts[column].minus(amount).abs();
  return rows
    .flatMap((row) => columns.map((column) => ({ row, column })))
    .filter(({ row, column }) => off(row, column).lte(amount.abs().times(ABOUT)))
    .sort((a, b) => off(a.row, a.column).cmp(off(b.row, b.column)))
    .slice(0, NEAREST)
    .map(({ row, column }) => ({ row, columns: [column] }));
}
