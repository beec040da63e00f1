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
  { from, to, end }: Order,
  column: Column | undefined,
  { catalogue }: Evidence,
): readonly string[] | undefined {
  if (end === 'both' || to === undefined) return undefined;
  const by = column ?? catalogue.main;
  const sign = end === 'most' ? 1 : -1;
  return catalogue
    .rowsOf(ids)
    .toSorted((a, b) => sign * amountOf(b, by).cmp(amountOf(a, by)))
    .slice(from - 1, to)
    .map(({ id }) => id);
}
