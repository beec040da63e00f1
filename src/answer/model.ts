import type { Decimal } from 'decimal.js';
import type { Column, Correction, Fact, Indicator, Notice, Row, Subject } from '../notice/model.js';
import type { Bound, Gap, Level, Measure, MoneyUnit, Test, YearsMeasure } from '../question/model.js';

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
  /** True where districts or zones are among those it is ranked with. */
  readonly districts: boolean;
}

/** A place whose money one notice has in another's row, and another notice lists by itself: those rows are not alike. */
export interface HeldApart {
  readonly holder: Row;
  readonly place: Row;
  /** The notice that has both in one row. */
  readonly within: Notice;
  /** The notice that lists the place by itself. */
  readonly apart: Notice;
}

interface Common {
  /** The notice that everything in the answer comes from; of an answer over the years, the newest of them. */
  readonly notice: Notice;
  /** In words: what was mended, assumed or carried over. */
  readonly understood: readonly string[];
  /** Rows offered beside the answer because they were likely too. */
  readonly alternatives: readonly Row[];
  /** True where a picture was asked for. */
  readonly picture: boolean;
  /** Words of the question that were not used. */
  readonly ignored: readonly string[];
  /** Rows that are held against those of another year and are not alike. */
  readonly unlike?: readonly HeldApart[];
}

/** A stated amount with what the notice has. */
export interface Judged {
  readonly row: Row;
  readonly column: Column;
  /** True where the column was named with the amount. */
  readonly named?: true;
  /** In 万元. */
  readonly claimed: Decimal;
  readonly actual: Decimal;
  readonly right: boolean;
  /** True where it is said roughly, and is not right but near. */
  readonly nearly?: true;
  /** On which side of the amount it is said to be. */
  readonly bound?: Bound['is'];
  /** The row's columns that have the amount. */
  readonly has: readonly Column[];
}

/** What is said of a result, held against it. */
export interface ClaimHeld {
  /** In 万元; left out where no more than a side is told. */
  readonly amount?: Decimal;
  readonly right: boolean;
  /** True where it is said roughly, and is not right but near. */
  readonly nearly?: true;
  /** True where it is said to be on one side of the amount. */
  readonly isBound?: true;
  /** By how many per cent the first is more than the second, where the claim is in per cent. */
  readonly percent?: Decimal;
}

export interface Difference {
  readonly most: Row;
  readonly least: Row;
  /** In 万元, never negative. */
  /** The column that each is taken from, where a comparison crosses columns. */
  readonly mostIn?: Column;
  readonly leastIn?: Column;
  readonly amount: Decimal;
  /** How many times the lesser the greater is, to two places; absent where either is not above zero. */
  readonly times?: Decimal;
}

export interface Ranked {
  readonly row: Row;
  readonly rank: number;
  /** The value it is ranked by: 万元, per cent of the year's sum, or growth in either. */
  readonly value: Decimal;
  /** What it had in the year that growth is counted from, in 万元. */
  readonly was?: Decimal;
}

/** What is known in answer to a question: facts alone, no wording. Amounts are in 万元. */
export type Answer = Common &
  (
    | {
        readonly kind: 'allocation';
        readonly row: Row;
        readonly column?: Column;
        readonly unit?: MoneyUnit;
        /** The column that is headed where none was asked for. */
        readonly by: Column;
        /** The parts of the year's sum in per cent, by column; absent where one is negative. */
        readonly parts?: ReadonlyMap<Column, Percent>;
        readonly standings: readonly Standing[];
        readonly members: readonly Row[];
        readonly indicators: readonly Indicator[];
        readonly corrections: readonly Correction[];
        /** Amounts that somebody holds to be this row's. */
        readonly claims: readonly Judged[];
        /** A threshold, and whether the amount meets it. */
        readonly bound?: Bound & { readonly met: boolean };
      }
    | {
        readonly kind: 'breakdown';
        readonly row: Row;
        readonly members: readonly Row[];
        readonly column?: Column;
        readonly unit?: MoneyUnit;
      }
    | {
        readonly kind: 'choice';
        readonly rows: readonly Row[];
        readonly subjects: readonly Subject[];
        readonly indicators: readonly Indicator[];
        readonly column?: Column;
        /** The answer behind each option. */
        readonly behind: readonly Answer[];
      }
    | {
        readonly kind: 'compare';
        readonly rows: readonly Row[];
        readonly column?: Column;
        readonly by: Column;
        /** Parallel to the rows, where each has its own column. */
        readonly columns?: readonly Column[];
        readonly difference?: Difference;
        readonly sum?: Decimal;
        /** By how much somebody holds the two to differ, or which of them to have more. */
        readonly claimed?: ClaimHeld;
        /** How many times the second row the first is, where somebody holds it to be so many. */
        readonly times?: { readonly actual: Decimal; readonly right: boolean };
        /** By how many per cent the first row is more than the second; undefined where not asked or meaningless. */
        readonly percent?: Decimal;
        readonly unit?: MoneyUnit;
        readonly claims: readonly Judged[];
      }
    | {
        readonly kind: 'aggregate';
        readonly measure: 'sum' | 'difference' | 'average' | 'count';
        readonly rows: readonly Row[];
        /** Taken off the sum. */
        readonly minus: readonly Row[];
        readonly covered: readonly Row[];
        /** Parallel to the rows and what is taken off, where each has its own column. */
        readonly columns?: readonly Column[];
        /** What somebody holds the summands to be. */
        readonly claims: readonly Judged[];
        readonly column?: Column;
        readonly by: Column;
        /** 万元; of a count the number. */
        readonly value: Decimal;
        /** What somebody holds it to be. */
        readonly claimed?: ClaimHeld & { readonly amount: Decimal };
        /** The sums of two sets that are held against one another. */
        readonly sides?: readonly { readonly name: string; readonly amount: Decimal }[];
        /** How many times the lesser of them the greater is, where both are above zero. */
        readonly times?: Decimal;
        readonly label?: string;
        readonly scope?: Row;
        readonly level?: Level;
        readonly unit?: MoneyUnit;
      }
    | {
        readonly kind: 'ranking';
        readonly scope: Row;
        readonly level: Level;
        readonly order: 'most' | 'least' | 'both';
        readonly ranked: readonly Ranked[];
        readonly of: number;
        /** Rows that have no share to be put in order by: of a year with a negative part. */
        readonly unranked?: readonly Row[];
        /** The one rank that was asked for: a place's, or the n-th. */
        readonly rank?: number;
        /** The rank of the one place counted from the least, where that was asked or claimed. */
        readonly fromRear?: number;
        /** Whether the rank that somebody states of a place is its own. */
        readonly right?: boolean;
        /** Who stands where that place is said to stand, where it does not. */
        readonly instead?: readonly Ranked[];
        readonly label?: string;
        readonly unit?: MoneyUnit;
        readonly column?: Column;
        readonly by: Column;
        readonly measure: Measure;
        /** The year that the growth is counted from. */
        readonly against?: Notice;
        /** By how much both ends are apart, where that was asked. */
        readonly difference?: Difference;
        /** Another column that is asked of what is ranked. */
        readonly beside?: Column;
      }
    | {
        readonly kind: 'reverse';
        readonly test: Test;
        readonly column?: Column;
        readonly found: readonly { readonly row: Row; readonly columns: readonly Column[] }[];
        readonly near: boolean;
        /** How many there are said to be. */
        readonly claimed?: Decimal;
        /** The column that a bound is held against. */
        readonly by: Column;
        /** The year before, with what it had, where growth is asked about: parallel to what was found. */
        readonly against?: Notice;
        readonly were?: readonly Row[];
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
        readonly parts: readonly Row[];
        /** One place, or several together; left out where the whole is of the parts' own rows. */
        readonly whole?: { readonly name: string; readonly rows: readonly Row[] };
        /** The column of the whole, where it is another: that of the parts' own year, or of a place (莎车的提前占喀什全年). */
        readonly of?: Column;
        readonly by: Column;
        /** The parts together, in 万元. */
        readonly part: Decimal;
        readonly label?: string;
        readonly column?: Column;
        readonly unit?: MoneyUnit;
        readonly value?: Percent;
        /** What somebody holds the share to be, in per cent. */
        readonly claimed?: {
          readonly share: Percent;
          /** What it is, to as many places as tell it from the claim. */
          readonly actual: Percent;
          /** Said to be more or less than that, and not just so much. */
          readonly isBound: boolean;
          readonly right: boolean;
        };
        /** What somebody holds the part to be. */
        readonly claims: readonly Judged[];
      }
    | { readonly kind: 'document'; readonly facts: readonly Fact[] }
    | {
        readonly kind: 'years';
        /** The same question in each year, in the order asked for. */
        readonly parts: readonly Answer[];
        readonly measure: YearsMeasure;
        /** The column that holds in every year, where one had to be found; like is held against like. */
        readonly aligned?: Column;
        /** The later year less the earlier, in the unit of the figures. */
        readonly difference?: Decimal;
        /** By how many per cent the later is more than the earlier. */
        readonly percent?: Percent;
        /** The sum or the average of all years, in 万元. */
        readonly together?: Decimal;
        readonly unit?: MoneyUnit;
      }
    | { readonly kind: 'several'; readonly answers: readonly Answer[] }
    | { readonly kind: 'none'; readonly gap: Gap; readonly suggestions: readonly Row[]; readonly place?: Row }
    | { readonly kind: 'help' }
    | { readonly kind: 'thanks' }
  );

export type AnswerKind = Answer['kind'];
export type AnswerOf<K extends AnswerKind> = Extract<Answer, { kind: K }>;

/** An answer before what the question's way of asking adds to it. */
export type Bare<A> = A extends unknown ? Omit<A, keyof Common> : never;

/** The kinds that an operation on amounts gives. */
export type AmountsAnswer = {
  [K in 'allocation' | 'breakdown' | 'compare' | 'aggregate' | 'ranking' | 'reverse' | 'share']: Bare<
    AnswerOf<K>
  >;
}['allocation' | 'breakdown' | 'compare' | 'aggregate' | 'ranking' | 'reverse' | 'share'];
