import { amountOf, type Column, type Row } from './model.js';

/** Lists of a notice live as long as it does; what is made for one question is forgotten with it. */
const known = new WeakMap<readonly Row[], Map<Column, readonly Row[]>>();

/** The rows from the most to the least in a column, the print's order among equals: worked out once a list. */
export function descending(rows: readonly Row[], column: Column): readonly Row[] {
  const columns = known.get(rows) ?? new Map<Column, readonly Row[]>();
  known.set(rows, columns);
  let sorted = columns.get(column);
  if (!sorted) {
    sorted = rows.toSorted((a, b) => amountOf(b, column).cmp(amountOf(a, column)));
    columns.set(column, sorted);
  }
  return sorted;
}

/** How many rows of a list have more in a column than this one. */
export function above(row: Row, rows: readonly Row[], column: Column): number {
  const sorted = descending(rows, column);
  const own = amountOf(row, column);
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (amountOf(sorted[middle] as Row, column).gt(own)) low = middle + 1;
    else high = middle;
  }
  return low;
}
