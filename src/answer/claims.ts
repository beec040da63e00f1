import { COLUMNS, type Row } from '../notice/model.js';
import type { Claim } from '../question/model.js';
import type { Judged } from './model.js';

/**
 * Stated amounts held against the notice. One without a column is held against all three: it is right where one of them
 * has it; else it is judged by the year's sum.
 */
export const judge = (claims: readonly Claim[], row: (id: string) => Row): Judged[] =>
  claims.map(({ place, column, amount }) => {
    const of = row(place);
    const has = COLUMNS.filter((c) => of.amounts[c].eq(amount));
    const by = column ?? has[0] ?? 'total';
    return {
      row: of,
      column: by,
      ...(column && { named: true as const }),
      claimed: amount,
      actual: of.amounts[by],
      right: of.amounts[by].eq(amount),
      has,
    };
  });
