import { amountOf, type Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Operation, Rows } from '../../model.js';

type Order = Extract<Operation, { is: 'order' }>;

/**
 * The rows that an order shows from one rank to another, the print's order among equals; undefined where it is cut at
 * neither end or at both.
 */
export function cutOut(
  { ids }: Rows,
  { from, to, end, only }: Order,
  column: Column | undefined,
  { catalogue }: Evidence,
): readonly string[] | undefined {
  if (end === 'both' || to === undefined) return undefined;
  const by = column ?? catalogue.main;
  const sign = end === 'most' ? 1 : -1;
  const sorted = catalogue.rowsOf(ids).toSorted((a, b) => sign * amountOf(b, by).cmp(amountOf(a, by)));
  const shown = only ? only.flatMap((n) => sorted[n - 1] ?? []) : sorted.slice(from - 1, to);
  return shown.map(({ id }) => id);
}
