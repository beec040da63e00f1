import type { Catalogue } from '../notice/catalogue.js';
import { amountOf, type Row } from '../notice/model.js';
import type { Claim } from '../question/model.js';
import { agrees } from '../question/rough.js';
import type { Judged } from './model.js';

/**
 * Stated amounts held against the notice. One without a column is held against all columns: it is right where one of
 * them has it; else it is judged by the main one, and so is one that is no exact figure.
 */
export const judge = (
  claims: readonly Claim[],
  row: (id: string) => Row,
  { columns, main }: Catalogue,
): Judged[] =>
  claims.map(({ place, column, amount, rough }) => {
    const of = row(place);
    const held = rough && rough.is !== 'rounded' ? [column ?? main] : columns;
    const has = held.filter((c) => agrees(amountOf(of, c), amount, rough));
    const by = column ?? has[0] ?? main;
    return {
      row: of,
      column: by,
      // Of one column alone there is no other to be named.
      ...((column || columns.length === 1) && { named: true as const }),
      claimed: amount,
      actual: amountOf(of, by),
      right: agrees(amountOf(of, by), amount, rough),
      has,
    };
  });
