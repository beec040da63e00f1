import type { Decimal } from 'decimal.js';
import { thousands as separated } from './money.js';

/** What stands around every chart. */
interface Frame {
  /** What is shown, e.g. `喀什地区各县市资金`; wraps where it is long. */
  readonly title: string;
  /** One line under the title, e.g. the sum of what is shown. */
  readonly summary?: string;
  /** Left out where the chart itself says its years. */
  readonly year?: number;
  /** Number and annex, e.g. `新财社〔2024〕35号 附件1`; of every notice that figures come from. */
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

/** One column of several places in several years, in 万元. */
export interface GroupedChart extends Frame {
  readonly kind: 'grouped';
  /** What the column is called. */
  readonly column: string;
  /** From the earliest to the newest: `2023 年`. */
  readonly years: readonly string[];
  /** `amounts` in the order of the years, null where a year does not list the place. */
  readonly bars: readonly (Named & {
    readonly amounts: readonly (Decimal | null)[];
    /** From the first year to the last, e.g. `+6,536（+16.29%）`; left out where one of them is missing. */
    readonly change?: string;
    readonly rank?: number;
  })[];
}

/** One figure over three or more years, in 万元. */
export interface LineChart extends Frame {
  readonly kind: 'line';
  readonly column: string;
  /** From the earliest to the newest. */
  readonly points: readonly { readonly year: number; readonly value: Decimal }[];
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
export type Chart = StackedChart | BarChart | GroupedChart | LineChart | ComplianceChart;

/** The verdict on one row of a compliance chart. */
export const verdictOf = (met: boolean | null): string =>
  met === null ? '无法比较' : met ? '达标' : '未达标';

/** An amount as pictures show it, with a true minus: `65,468`, `−17`. */
export const thousands = (amount: Decimal): string => separated(amount).replace('-', '−');

/** `2024 年　单位：万元`: what the figures of a chart are in, and of which year where that is one. */
export const scaleLine = (chart: Chart): string =>
  [
    ...(chart.year === undefined ? [] : [`${chart.year} 年`]),
    ...(chart.kind === 'compliance' ? [] : ['单位：万元']),
    // Charts of one column in one year show it in their legend.
    ...(chart.kind === 'grouped' || chart.kind === 'line' ? [chart.column] : []),
  ].join('　');
