import type { Column } from './notice.js';

/** A stated figure as it must be judged; without `column` it is held against all three. */
export interface Claim {
  readonly place: string;
  readonly column?: Column;
  /** In 万元, as is `actual`. */
  readonly claimed: string;
  readonly actual?: string;
  readonly right: boolean;
}

/**
 * The right answer, as far as the question settles it. Places are ids; numbers are decimal strings in 万元, per cent or
 * places counted. `column` is the one that figures are taken from; left out where the question settles none.
 */
export type Expected =
  | {
      readonly kind: 'allocation';
      readonly place: string;
      readonly column: Column;
      /** The amount in the unit that was asked for. */
      readonly says?: { readonly value: string; readonly unit: '亿元' | '元' };
      /** A pattern that the plain text must hold, blanks aside. */
      readonly tells?: string;
    }
  | { readonly kind: 'breakdown'; readonly place: string; readonly column: Column }
  | {
      readonly kind: 'compare';
      readonly places: readonly string[];
      /** A column a place, parallel to `places`. */
      readonly columns: readonly Column[];
      /** By how many per cent the first is more or less. */
      readonly value?: string;
    }
  | {
      readonly kind: 'aggregate';
      readonly measure: 'sum' | 'difference' | 'average' | 'count';
      readonly places: readonly string[];
      readonly minus?: readonly string[];
      readonly value: string;
      readonly column: Column;
    }
  | {
      readonly kind: 'ranking';
      readonly places: readonly string[];
      readonly column: Column;
      /** A longer list that begins so answers as well: who has most, asked without a number. */
      readonly open?: boolean;
      readonly rank?: number;
      readonly of?: number;
    }
  | {
      readonly kind: 'share';
      readonly parts: readonly string[];
      /** Left out where it is the place's own year. */
      readonly whole?: string;
      readonly value: string;
      readonly column: Column;
    }
  | { readonly kind: 'reverse'; readonly places: readonly string[]; readonly column?: Column }
  | { readonly kind: 'claims'; readonly claims: readonly Claim[] };

export interface Question {
  readonly id: string;
  readonly family: string;
  readonly text: string;
  /** The right answers: more than one only where the contract lets the same answer take several shapes. */
  readonly expected: readonly [Expected, ...Expected[]];
}
