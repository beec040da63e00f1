import type { Decimal } from 'decimal.js';
import type { Claims } from '../match/term.js';
import type { Annex, Column } from '../notice/model.js';
import type { Rough } from './rough.js';

/** The unit that amounts are wanted in beside 万元. */
export type MoneyUnit = '亿元' | '百万元' | '千元' | '元';

/** Which kind of rows are meant; `unit` is counties and institutions together. */
export type Level = 'prefecture' | 'county' | 'institution' | 'unit';

/** The rows that a question is about, by their ids, and how they came to be meant. */
export interface Rows {
  readonly ids: readonly string[];
  /** The place whose rows of a level these are. */
  readonly scope?: string;
  readonly level?: Level;
  /** What they are called together: 南疆四地州. */
  readonly label?: string;
  /** Rows that were left out by name. */
  readonly without?: readonly string[];
  /** The columns by whose amounts these were picked out, where others are asked of them: 全年超过1亿的县本次合计. */
  readonly by?: readonly Column[];
}

/** A bound that an amount is held against. */
export interface Bound {
  readonly is: 'above' | 'atLeast' | 'below' | 'atMost';
  readonly amount: Decimal;
}

/** Two bounds, both of them taken in. */
export interface Between {
  readonly is: 'between';
  readonly from: Decimal;
  readonly to: Decimal;
}

/** What an amount is held against. */
export type Test =
  | { readonly is: 'equal'; readonly amount: Decimal }
  /** About so much; where it is a round figure, what is rounded to it. */
  | {
      readonly is: 'near';
      readonly amount: Decimal;
      readonly rough?: Rough;
      /** True where the one that is nearest is sought, however far off it is. */
      readonly nearest?: true;
    }
  | Bound
  | Between
  | { readonly is: 'negative' | 'zero' }
  /** One column against so much per cent of another of the same row. */
  | { readonly is: 'part'; readonly other: Column; readonly bound: Bound['is']; readonly percent: Decimal }
  /** One column against another of the same row. */
  | { readonly is: 'exceeds'; readonly other: Column }
  /** This year against another: more than it was, less, or the same; by more than an amount or a percentage, or by just an amount. */
  | {
      readonly is: 'grew' | 'shrank' | 'stayed';
      readonly against: string;
      /** The column of the other year, where it is another one. */
      readonly was?: Column;
      readonly by?: { readonly amount: Decimal; readonly exact?: true } | { readonly percent: Decimal };
    }
  /** Several at once, each of a column of its own: 全年超过1亿而且本次为负的. */
  | { readonly is: 'all'; readonly of: readonly Condition[] };

/** A test and the column that it is put to. */
export interface Condition {
  readonly test: Test;
  readonly column: Column;
}

/** What rows are put in order by: an amount, its share of the year's sum, of the place that they are sought in, of the prefecture that each lies in, or of the region, or how much it grew since another year. */
export type Measure =
  | 'amount'
  | 'share'
  | 'partOfScope'
  | 'partOfHome'
  | 'partOfRegion'
  | 'growth'
  | 'growthRate';

/** What is asked of one question over the years: each year's answer, the difference, the percentage, the sum, the average. */
export type YearsMeasure = 'list' | 'difference' | 'percent' | 'sum' | 'average';

/** An amount that somebody states; without a column it is held against all three. */
export interface Claim {
  readonly place: string;
  readonly column?: Column;
  readonly amount: Decimal;
  readonly rough?: Rough;
  /** On which side of the amount: 不到1亿. */
  readonly bound?: Bound['is'];
}

/** By how much two places are said to differ, and whether the first is said to have more or less: one of these or both. */
export interface ClaimedDifference {
  /** In 万元, or in per cent of what the second has. */
  readonly amount?: Decimal;
  readonly percent?: true;
  readonly rough?: Rough;
  /** On which side of the amount: 多不到两千万. */
  readonly bound?: Bound['is'];
  readonly side?: 'more' | 'less';
}

/** What part it is said to be, in per cent: so much, or on one side of so much. */
export interface ClaimedShare {
  readonly percent: Decimal;
  readonly rough?: Rough;
  readonly bound?: Bound['is'];
}

/** How many times the second the first is said to be, or on which side of so many. */
export interface ClaimedTimes {
  readonly times: Decimal;
  readonly rough?: Rough;
  readonly bound?: Bound['is'];
}

/** Where a place is said to stand in an order, counted from one end; among the first so many, where these are named together. */
export interface StandingClaimed {
  readonly rank: number;
  readonly end: 'most' | 'least';
  readonly within?: number;
}

/** What a share is of: a row, several together (南疆), or the same rows: of their year, or of another column of theirs. */
export type Whole = string | Rows | 'year';

/** What is done with the rows. A new operation is a reading, an answer and a reply, a file each. */
export type Operation =
  /** One row's amounts. */
  | {
      readonly is: 'show';
      readonly claims?: readonly Claim[];
      /** A threshold of which it is asked whether the amount has come to it, or by how much it has not. */
      readonly bound?: Bound;
    }
  /** What lies in one place. */
  | { readonly is: 'list' }
  | {
      readonly is: 'compare';
      /** Parallel to the rows, where each has its own column. */
      readonly columns?: readonly Column[];
      /** By how many per cent the first is more than the second. */
      readonly percent?: true;
      readonly claims?: readonly Claim[];
      readonly claimed?: ClaimedDifference;
      readonly claimedTimes?: ClaimedTimes;
    }
  | {
      readonly is: 'total';
      readonly measure: 'sum' | 'difference' | 'average' | 'count';
      /** Rows that are taken off again: A+B−C. */
      readonly minus?: readonly string[];
      /** Parallel to the rows and what is taken off them, where each has its own column. */
      readonly columns?: readonly Column[];
      /** What the summands and those taken off are called, where one set is held against another: 南疆, 北疆. */
      readonly sides?: readonly string[];
      /** Rows that lie in other summands and are not counted twice. */
      readonly covered?: readonly string[];
      /** The figure that somebody states, in 万元. */
      readonly claimed?: Decimal;
      readonly rough?: Rough;
      /** On which side of it the result is said to be. */
      readonly bound?: Bound['is'];
      /** What somebody states of the summands. */
      readonly claims?: readonly Claim[];
    }
  | {
      readonly is: 'share';
      readonly whole: Whole;
      /** The column of the whole, where it is another than that of the part: 莎车的提前占喀什全年, 莎车本次是提前的百分之几. */
      readonly of?: Column;
      readonly claims?: readonly Claim[];
      readonly claimed?: ClaimedShare;
    }
  | {
      readonly is: 'rank';
      readonly among: Rows;
      readonly by?: Measure;
      readonly against?: string;
      /** The end that it is counted from, where that is not the most. */
      readonly end?: 'most' | 'least';
      readonly claimed?: StandingClaimed;
    }
  | {
      readonly is: 'order';
      /** The first and last place that are shown, counted from the end that is asked for. */
      readonly from: number;
      readonly to?: number;
      readonly end: 'most' | 'least' | 'both';
      /** The ranks that are asked for, where these are not all from the first to the last: 第二名和第四名. */
      readonly only?: readonly number[];
      readonly by: Measure;
      /** The notice that growth is counted from. */
      readonly against?: string;
      /** True where it is asked by how much both ends are apart. */
      readonly apart?: true;
      /** Another column that is asked of those that are found: 全年最少的县本次是多少. */
      readonly beside?: Column;
    }
  | {
      readonly is: 'find';
      readonly test: Test;
      /** How many there are said to be. */
      readonly claimed?: Decimal;
      /** Another column that is asked of those that are found: 全年超过2亿的县本次各多少. */
      readonly beside?: Column;
    };

/** The words given, with what they claim of targets. */
export interface ClaimInWords extends Claims {
  readonly words: string;
}

/** One value held against one target. */
export interface Check {
  readonly indicator: string;
  /** The actual value in per cent, a plain count, or the words given. */
  readonly actual: { readonly percent: Decimal } | { readonly count: Decimal } | ClaimInWords;
  /** Of how many things the value was counted, where it was: 要是910个人满意呢. */
  readonly of?: Decimal;
  /** Last year's value in per cent, where one was given. */
  readonly lastYear?: Decimal;
  /** What it was before it came to what it is: 从85提高到92. */
  readonly was?: Decimal;
  /** How many per cent of the target it is told to be: 达到目标的98%. */
  readonly ofTarget?: Decimal;
}

/** Why nothing can be answered. */
export type Gap =
  | { readonly why: 'unknown' }
  | { readonly why: 'absent'; readonly name: string; readonly ours: boolean }
  | { readonly why: 'institution'; readonly place: string; readonly group: string }
  /** No notice has the number that is asked for. */
  | { readonly why: 'document' }
  /** Which notices there are is asked. */
  | { readonly why: 'notices' }
  /** No notice is of the year that is asked for. */
  | { readonly why: 'year'; readonly years?: readonly number[] }
  | {
      readonly why:
        | 'perHead'
        | 'spent'
        | 'people'
        | 'outside'
        | 'statistic'
        | 'otherSubject'
        | 'otherIndicator'
        /** What a target came to, or where: the notice has the targets alone. */
        | 'outcome';
    }
  /** The notice says nothing of it, or not when it happens. */
  | { readonly why: 'unsaid' | 'event' }
  | { readonly why: 'entity'; readonly text: string; readonly place: string }
  /** The notice has no such annex, no such column, or no row of the place, whose money may stand in another's. */
  | { readonly why: 'annex'; readonly annex: Annex }
  | { readonly why: 'column'; readonly column: Column }
  | { readonly why: 'unlisted'; readonly place: string; readonly holder?: string }
  | { readonly why: 'tooMany'; readonly limit: number }
  /** No place has the amount; no subject has the code. */
  | { readonly why: 'amount' | 'code' }
  /** No row meets the condition, held against one column or any. */
  | { readonly why: 'unmet'; readonly test: Test; readonly column?: Column; readonly where?: string }
  /** No row grew, or shrank, as is asked. */
  | { readonly why: 'unchanged' };

interface Asked {
  /** The notice that is asked, where it is not the standing one. */
  readonly notice?: string;
  /** In words, what a spelling was taken for, what was assumed, what was carried over. */
  readonly understood: readonly string[];
  /** Row ids that were likely too and are offered beside the answer. */
  readonly alternatives?: readonly string[];
  /** True where a picture was asked for beside the words. */
  readonly picture?: true;
  /** Words of the text that the answer does not use. */
  readonly ignored?: readonly string[];
}

/** Everything about amounts is one shape: which rows, which column, which operation. */
export interface Amounts {
  readonly kind: 'amounts';
  readonly rows: Rows;
  readonly column?: Column;
  readonly unit?: MoneyUnit;
  readonly operation: Operation;
}

export type Question = Asked &
  (
    | Amounts
    | {
        readonly kind: 'choice';
        readonly of: 'place' | 'subject' | 'indicator' | 'reading';
        /** Row ids, codes or indicators; of readings, what each would answer in words. */
        readonly options: readonly string[];
        /** The whole question behind each option. */
        readonly behind: readonly Question[];
        readonly column?: Column;
      }
    | { readonly kind: 'subject'; readonly codes: readonly string[]; readonly place?: string }
    | { readonly kind: 'indicator'; readonly indicators: readonly string[]; readonly place?: string }
    | { readonly kind: 'compliance'; readonly check: Check; readonly place?: string }
    | { readonly kind: 'document'; readonly topics: readonly string[] }
    /** One question asked of several years, a part a year. */
    | {
        readonly kind: 'years';
        readonly parts: readonly Question[];
        readonly measure: YearsMeasure;
      }
    | { readonly kind: 'several'; readonly questions: readonly Question[] }
    | {
        readonly kind: 'none';
        readonly gap: Gap;
        readonly suggestions: readonly string[];
        readonly place?: string;
      }
    | { readonly kind: 'help' }
    | { readonly kind: 'thanks' }
  );
