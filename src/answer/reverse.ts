import type { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import { COLUMNS, type Column, type Row } from '../notice/model.js';
import type { Question } from '../question/model.js';
import type { AnswerOf } from './model.js';

/** 约 finds what is at most this far off, in parts of the amount; the nearest few. */
const ABOUT = 0.02;
const NEAREST = 5;

/** Every place that has an amount, with the columns in which it has it. */
export function reverse(
  question: Extract<Question, { kind: 'reverse' }>,
  catalogue: Catalogue,
): Omit<AnswerOf<'reverse'>, 'understood' | 'alternatives' | 'picture'> {
  const inside = catalogue.notice.rows.filter(
    (row) => !question.within || row.prefecture === question.within,
  );
  const ofLevel = inside.filter((row) => row.kind === question.level);
  // Where none of the level asked for has the amount, the ones that have it still say whose it is.
  const found = search(question, ofLevel);
  return found.found.length > 0 ? found : search(question, inside);
}

function search(
  question: Extract<Question, { kind: 'reverse' }>,
  rows: readonly Row[],
): Omit<AnswerOf<'reverse'>, 'understood' | 'alternatives' | 'picture'> {
  const columns = question.column ? [question.column] : COLUMNS;
  const matching = (test: (amount: Decimal) => boolean) =>
    rows.flatMap((row) => {
      const found = columns.filter((column) => test(row.amounts[column]));
      return found.length > 0 ? [{ row, columns: found }] : [];
    });
  const { amount, test, column } = question;
  const common = { kind: 'reverse' as const, test, ...(amount && { amount }), ...(column && { column }) };
  if (test === 'negative')
    return { ...common, found: matching((a) => a.isNegative() && !a.isZero()), near: false };
  if (test === 'zero' || !amount) return { ...common, found: matching((a) => a.isZero()), near: false };
  const exact = matching((a) => a.eq(amount));
  if (test === 'equal' || exact.length > 0) return { ...common, found: exact, near: false };
  return { ...common, found: nearest(rows, columns, amount), near: true };
}

function nearest(
  rows: readonly Row[],
  columns: readonly Column[],
  amount: Decimal,
): { row: Row; columns: Column[] }[] {
  const off = (row: Row, column: Column): Decimal => row.amounts[column].minus(amount).abs();
  return rows
    .flatMap((row) => columns.map((column) => ({ row, column })))
    .filter(({ row, column }) => off(row, column).lte(amount.abs().times(ABOUT)))
    .sort((a, b) => off(a.row, a.column).cmp(off(b.row, b.column)))
    .slice(0, NEAREST)
    .map(({ row, column }) => ({ row, columns: [column] }));
}
