import { amountOf, type Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { meets } from '../../meets.js';

const CUT = { is: 'negative' } as const;

/** Of some rows those that were cut in a column: whose amount there is below zero, in the order of the notice. */
export const cutAmong = (
  { catalogue }: Evidence,
  ids: readonly string[],
  column: Column | undefined,
): readonly string[] =>
  column === undefined
    ? []
    : catalogue.idsOf(catalogue.rowsOf(ids).filter((row) => meets(CUT, amountOf(row, column), row)));
