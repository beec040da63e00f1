import type { Catalogue } from '../notice/catalogue.js';
import { amountOf, type Row } from '../notice/model.js';
import { isSaid } from '../question/claimed.js';
import type { Claim } from '../question/model.js';
import { isNearly } from '../question/rough.js';
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
  claims.map(({ place, column, ...said }) => {
    const { amount, rough, bound } = said;
    const of = row(place);
    const held = bound || (rough && rough.is !== 'rounded') ? [column ?? main] : columns;
    const has = held.filter((c) => isSaid(amountOf(of, c), said));
    const by = column ?? has[0] ?? main;
    return {
      row: of,
      column: by,
      // Of one column alone there is no other to be named.
      ...((column || columns.length === 1) && { named: true as const }),
      claimed: amount,
      actual: amountOf(of, by),
      right: isSaid(amountOf(of, by), said),
      ...(bound && { bound }),
      ...(isNearly(amountOf(of, by), amount, rough) && { nearly: true as const }),
      has,
    };
  });
