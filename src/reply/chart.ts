import type { Decimal } from 'decimal.js';
import { thousands as separated } from './money.js';

/** What stands around every chart. */
interface Frame {
  /** What is shown, e.g. `喀什地区各县市资金`; wraps where it is long. */
  readonly title: string;
  /** One line under the title, e.g. the sum of what is shown. */
  readonly summary?: string;
  readonly year: number;
  /** Number and annex, e.g. `新财社〔2024〕35号 附件1`. */
  readonly source: string;
}

interface Named {
  /** The place as answers name it, without its prefecture: `莎车县`. */
  readonly name: string;
  /** Shown small beside the name, e.g. the prefecture of a county in a ranking. */
  readonly detail?: string;
}

/** The parts of a sum of each place in 万元; a negative part is a 核减. */
export interface StackedChart extends Frame {
  readonly kind: 'stacked';
  /** What the parts and their sum are called: 提前下达, 本次下达; 全年合计. */
  readonly parts: readonly string[];
  readonly whole: string;
  /** `amounts` in the order of the parts. */
  readonly bars: readonly (Named & { readonly amounts: readonly Decimal[] })[];
}

/** One column of each place in 万元, in the order given. */
export interface BarChart extends Frame {
  readonly kind: 'bars';
  /** What the column is called. */
  readonly column: string;
  /** Its place among the parts of a sum; left out for the sum itself. */
  readonly part?: number;
  /** `rank` where the order is a ranking: given, not counted, for ties and for rankings from the end. */
  readonly bars: readonly (Named & { readonly value: Decimal; readonly rank?: number })[];
}

/** Actual values held against their targets. */
export interface ComplianceChart extends Frame {
  readonly kind: 'compliance';
  readonly rows: readonly {
    readonly indicator: string;
    readonly target: string;
    /** As it should read, e.g. `86%`; null where none was given. */
    readonly actual: string | null;
    /** Null where the two cannot be compared. */
    readonly met: boolean | null;
  }[];
}

/** A picture's content, for every way out: Telegram gets a PNG of it, the terminal bars of text. */
export type Chart = StackedChart | BarChart | ComplianceChart;

/** The verdict on one row of a compliance chart. */
export const verdictOf = (met: boolean | null): string =>
  met === null ? '无法比较' : met ? '达标' : '未达标';

/** An amount as pictures show it, with a true minus: `65,468`, `−17`. */
export const thousands = (amount: Decimal): string => separated(amount).replace('-', '−');
