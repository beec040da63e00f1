import type { Decimal } from 'decimal.js';
import type { Column, Correction, Fact, Indicator, Row, Subject } from '../notice/model.js';
import type { Gap, MoneyUnit, RankLevel } from '../question/model.js';

/** A share in per cent, rounded half up to two places. */
type Percent = Decimal;

/** Where a row stands among its peers. */
export interface Standing {
  /** The prefecture or the region. */
  readonly within: Row;
  readonly share?: Percent;
  /** 1 is the most; ties share a rank. */
  readonly rank: number;
  readonly of: number;
}

interface Common {
  /** In words: what was mended, assumed or carried over. */
  readonly understood: readonly string[];
  /** Rows offered beside the answer because they were likely too. */
  readonly alternatives: readonly Row[];
  /** True where a picture was asked for. */
  readonly picture: boolean;
}

export interface Difference {
  readonly most: Row;
  readonly least: Row;
  /** In 万元, never negative. */
  readonly amount: Decimal;
  /** How many times the lesser the greater is, to two places; absent where either is not above zero. */
  readonly times?: Decimal;
}

export interface Ranked {
  readonly row: Row;
  readonly rank: number;
  /** The value it is ranked by: 万元, or per cent of the year's sum. */
  readonly value: Decimal;
}

/** What is known in answer to a question: facts alone, no wording. Amounts are in 万元. */
export type Answer = Common &
  (
    | {
        readonly kind: 'allocation';
        readonly row: Row;
        readonly column?: Column;
        readonly unit?: MoneyUnit;
        /** The parts of the year's sum in per cent; absent where one is negative. */
        readonly parts?: { readonly advance: Percent; readonly current: Percent };
        readonly standings: readonly Standing[];
        readonly members: readonly Row[];
        readonly indicators: readonly Indicator[];
        readonly corrections: readonly Correction[];
        /** An amount that somebody holds to be this row's, and the columns that it is. */
        readonly claimed?: { readonly amount: Decimal; readonly matches: readonly Column[] };
      }
    | {
        readonly kind: 'breakdown';
        readonly row: Row;
        readonly members: readonly Row[];
        readonly column?: Column;
      }
    | {
        readonly kind: 'choice';
        readonly rows: readonly Row[];
        readonly subjects: readonly Subject[];
        readonly indicators: readonly Indicator[];
        readonly column?: Column;
      }
    | {
        readonly kind: 'compare';
        readonly rows: readonly Row[];
        readonly column?: Column;
        readonly by: Column;
        readonly difference?: Difference;
        readonly sum?: Decimal;
      }
    | {
        readonly kind: 'aggregate';
        readonly rows: readonly Row[];
        readonly covered: readonly Row[];
        readonly column?: Column;
        readonly by: Column;
        readonly value: Decimal;
        readonly label?: string;
        readonly unit?: MoneyUnit;
      }
    | {
        readonly kind: 'ranking';
        readonly scope: Row;
        readonly level: RankLevel;
        readonly order: 'most' | 'least';
        readonly ranked: readonly Ranked[];
        readonly of: number;
        readonly column?: Column;
        readonly by: Column;
        readonly measure: 'amount' | 'share';
      }
    | {
        readonly kind: 'reverse';
        readonly amount?: Decimal;
        readonly test: 'equal' | 'near' | 'negative' | 'zero';
        readonly column?: Column;
        readonly found: readonly { readonly row: Row; readonly columns: readonly Column[] }[];
        readonly near: boolean;
      }
    | { readonly kind: 'subject'; readonly subjects: readonly Subject[] }
    | { readonly kind: 'indicator'; readonly indicators: readonly Indicator[]; readonly place?: Row }
    | {
        readonly kind: 'compliance';
        readonly indicator: Indicator;
        readonly actual: string;
        readonly isPercent: boolean;
        readonly lastYear?: string;
        readonly met: boolean | null;
        readonly place?: Row;
      }
    | {
        readonly kind: 'share';
        readonly part: Row;
        readonly whole: Row;
        readonly by: Column;
        readonly column?: Column;
        readonly value?: Percent;
      }
    | { readonly kind: 'document'; readonly facts: readonly Fact[] }
    | { readonly kind: 'several'; readonly answers: readonly Answer[] }
    | { readonly kind: 'none'; readonly gap: Gap; readonly suggestions: readonly Row[]; readonly place?: Row }
    | { readonly kind: 'help' }
  );

export type AnswerKind = Answer['kind'];
export type AnswerOf<K extends AnswerKind> = Extract<Answer, { kind: K }>;
