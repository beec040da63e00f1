import type { Decimal } from 'decimal.js';
import type { Column } from '../notice/model.js';

/** The unit that amounts are wanted in beside 万元. */
export type MoneyUnit = '亿元' | '元';

/** Which rows a ranking ranks. */
export type RankLevel = 'prefecture' | 'county' | 'institution' | 'unit';

/** One value held against one target. */
export interface Check {
  readonly indicator: string;
  /** The actual value in per cent, a plain count, or the words given. */
  readonly actual: { readonly percent: Decimal } | { readonly count: Decimal } | { readonly words: string };
  /** Last year's value in per cent, where one was given. */
  readonly lastYear?: Decimal;
}

/** Why nothing can be answered. */
export type Gap =
  | { readonly why: 'unknown' }
  | { readonly why: 'absent'; readonly name: string; readonly ours: boolean }
  | { readonly why: 'institution'; readonly place: string; readonly group: string }
  | { readonly why: 'year' | 'perHead' | 'spent' | 'people' | 'outside' }
  | { readonly why: 'entity'; readonly text: string; readonly place: string }
  | { readonly why: 'tooMany'; readonly limit: number }
  /** No place has the amount; no subject has the code. */
  | { readonly why: 'amount' | 'code' };

interface Asked {
  /** In words, what a spelling was taken for, what was assumed, what was carried over. */
  readonly understood: readonly string[];
  /** Row ids that were likely too and are offered beside the answer. */
  readonly alternatives?: readonly string[];
  /** True where a picture was asked for beside the words. */
  readonly picture?: true;
}

export type Question = Asked &
  (
    | {
        readonly kind: 'allocation';
        readonly place: string;
        readonly column?: Column;
        readonly unit?: MoneyUnit;
        readonly claimed?: Decimal;
      }
    | {
        readonly kind: 'breakdown';
        readonly place: string;
        readonly column?: Column;
        readonly level?: 'county';
      }
    | {
        readonly kind: 'choice';
        readonly of: 'place' | 'subject' | 'indicator';
        readonly options: readonly string[];
        readonly column?: Column;
      }
    | { readonly kind: 'compare'; readonly places: readonly string[]; readonly column?: Column }
    | {
        readonly kind: 'aggregate';
        readonly places: readonly string[];
        readonly column?: Column;
        readonly label?: string;
        readonly covered: readonly string[];
        readonly unit?: MoneyUnit;
      }
    | {
        readonly kind: 'ranking';
        readonly among: readonly string[];
        readonly scope: string;
        readonly level: RankLevel;
        readonly count?: number;
        readonly order: 'most' | 'least';
        readonly column?: Column;
        readonly by: 'amount' | 'share';
      }
    | {
        readonly kind: 'reverse';
        readonly amount?: Decimal;
        readonly test: 'equal' | 'near' | 'negative' | 'zero';
        readonly column?: Column;
        readonly within?: string;
        /** Only places of this kind, where the text asks for one (哪个县). */
        readonly level?: 'county' | 'prefecture';
      }
    | { readonly kind: 'subject'; readonly codes: readonly string[]; readonly place?: string }
    | {
        readonly kind: 'indicator';
        readonly indicators: readonly string[];
        readonly place?: string;
        readonly goals?: boolean;
      }
    | { readonly kind: 'compliance'; readonly check: Check; readonly place?: string }
    | { readonly kind: 'share'; readonly part: string; readonly whole: string; readonly column?: Column }
    | { readonly kind: 'document'; readonly topics: readonly string[] }
    | { readonly kind: 'several'; readonly questions: readonly Question[] }
    | {
        readonly kind: 'none';
        readonly gap: Gap;
        readonly suggestions: readonly string[];
        readonly place?: string;
      }
    | { readonly kind: 'help' }
  );
