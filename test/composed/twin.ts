import { Decimal } from 'decimal.js';
import { type Column, institutions, leavesOf, type Row } from './notice.js';
import type { Expected } from './question.js';

// The naive answers: each figure by the shortest way from the table, so that a reader can check it at a glance.

type Answer<K extends Expected['kind']> = Extract<Expected, { kind: K }>;

const ids = (rows: readonly Row[]): string[] => rows.map((row) => row.id);

export const add = (rows: readonly Row[], column: Column): Decimal =>
  rows.reduce((sum, row) => sum.plus(row[column]), new Decimal(0));

const twoPlaces = (value: Decimal): string => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed();

const percent = (part: Decimal, whole: Decimal): string => twoPlaces(part.div(whole).times(100));

export function sum(rows: readonly Row[], column: Column): Answer<'aggregate'> {
  return {
    kind: 'aggregate',
    measure: 'sum',
    places: ids(rows),
    value: add(rows, column).toFixed(),
    column,
  };
}

export function difference(rows: readonly Row[], minus: readonly Row[], column: Column): Answer<'aggregate'> {
  const value = add(rows, column).minus(add(minus, column)).toFixed();
  return { kind: 'aggregate', measure: 'difference', places: ids(rows), minus: ids(minus), value, column };
}

/** A whole without some of what it is made of: its other lines, added. */
export function without(wholes: readonly Row[], out: readonly Row[], column: Column): Answer<'aggregate'> {
  const gone = new Set(out.flatMap(leavesOf));
  return sum(
    wholes.flatMap(leavesOf).filter((row) => !gone.has(row)),
    column,
  );
}

export function average(rows: readonly Row[], column: Column): Answer<'aggregate'> {
  return {
    ...sum(rows, column),
    measure: 'average',
    value: twoPlaces(add(rows, column).div(rows.length)),
  };
}

export function count(rows: readonly Row[]): Answer<'aggregate'> {
  return {
    kind: 'aggregate',
    measure: 'count',
    places: ids(rows),
    value: String(rows.length),
    column: 'total',
  };
}

export function compare(rows: readonly Row[], columns: readonly Column[]): Answer<'compare'> {
  return { kind: 'compare', places: ids(rows), columns };
}

/** By how many per cent the first is more, or less, than the second. */
export function percentMore(first: Row, second: Row, column: Column): Answer<'compare'> {
  const value = percent(first[column].minus(second[column]), second[column]);
  return { ...compare([first, second], [column, column]), value };
}

/** Part in whole; nothing where the notice itself would give no share (核减) or it rounds to nothing. */
export function share(parts: readonly Row[], whole: Row, column: Column): Answer<'share'> | undefined {
  const value = percent(add(parts, column), whole[column]);
  if (parts.some((part) => part[column].lte(0)) || new Decimal(value).lt('0.01')) return undefined;
  return { kind: 'share', parts: ids(parts), whole: whole.id, value, column };
}

export function shareOfYear(place: Row, column: Column): Answer<'share'> | undefined {
  if (place.advance.lte(0) || place.current.lte(0)) return undefined;
  return { kind: 'share', parts: [place.id], value: percent(place[column], place.total), column };
}

/** What rows are ranked by. */
export type By = (row: Row) => Decimal;

export const amountIn =
  (column: Column): By =>
  (row) =>
    row[column];

export const partOfYear =
  (column: Column): By =>
  (row) =>
    row[column].div(row.total);

const descending = (rows: readonly Row[], by: By): Row[] =>
  [...rows].sort((left, right) => by(right).cmp(by(left)));

/** The first so many, or from the other end the last; nothing where a tie leaves open which or in what order. */
export function ends(rows: readonly Row[], by: By, least: boolean, length: number): Row[] | undefined {
  const order = descending(rows, by);
  if (least) order.reverse();
  const taken = order.slice(0, length);
  const tied = taken.some((row, at) => {
    const next = order[at + 1];
    return next !== undefined && by(row).eq(by(next));
  });
  return tied ? undefined : taken;
}

export function ranked(places: readonly Row[], column: Column): Answer<'ranking'> {
  return { kind: 'ranking', places: ids(places), column };
}

/** Where one stands: one more than there are with a larger amount, whoever shares the rank. */
export function rankOf(place: Row, among: readonly Row[], column: Column): Answer<'ranking'> {
  const ahead = among.filter((row) => row[column].gt(place[column]));
  return { ...ranked([place], column), rank: ahead.length + 1, of: among.length };
}

/** Who stands n-th; nothing where others share the amount. */
export function nth(rows: readonly Row[], column: Column, least: boolean, n: number): Row | undefined {
  const order = descending(rows, amountIn(column));
  if (least) order.reverse();
  const found = order[n - 1];
  if (!found || rows.filter((row) => row[column].eq(found[column])).length > 1) return undefined;
  return found;
}

/** The places whose amount meets a condition; leave the column out where the question names none. */
export function found(
  among: readonly Row[],
  meets: (row: Row) => boolean,
  column?: Column,
): Answer<'reverse'> {
  const places = ids(among.filter(meets));
  return column ? { kind: 'reverse', places, column } : { kind: 'reverse', places };
}

/** The counties of some places, the institutions left out. */
export const countyLeaves = (places: readonly Row[]): Row[] =>
  places.flatMap(leavesOf).filter((row) => !institutions.includes(row));
