import type { Decimal } from 'decimal.js';

/** The three amount columns of annex 1: 全年资金合计, 提前下达, 本次实际下达. */
export const COLUMNS = ['total', 'advance', 'current'] as const;
export type Column = (typeof COLUMNS)[number];

/** What people call the columns, as the print heads them. */
export const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  total: '全年资金合计',
  advance: '提前下达',
  current: '本次实际下达',
};

/** The columns as people and pictures call them. */
export const COLUMN_LABELS = {
  total: '全年合计',
  advance: '提前下达',
  current: '本次下达',
} as const satisfies Record<Column, string>;

/** One amount a column, in 万元. */
export type Amounts = Readonly<Record<Column, Decimal>>;

export type RowKind = 'region' | 'prefecture' | 'county' | 'institution';

/** One row of annex 1. */
export interface Row {
  /** `全区`, `喀什地区` or `喀什地区/莎车县`: unique, and the name used in every answer. */
  readonly id: string;
  /** The last part of the id. */
  readonly name: string;
  /** The prefecture that the row belongs to, or is; null for the region. */
  readonly prefecture: string | null;
  readonly kind: RowKind;
  readonly amounts: Amounts;
  /** What the print shows, where it was mended. */
  readonly printedAs?: string;
}

/** One line of annex 2, the income subject, or the class that all expenditure belongs to. */
export interface Subject {
  readonly code: string;
  readonly name: string;
  readonly kind: 'expenditure' | 'income' | 'class';
}

/** One performance target of annex 3. */
export interface Indicator {
  /** The one prefecture whose table has it; left out where every table does. */
  readonly prefecture?: string;
  /** The official third-level name. */
  readonly name: string;
  readonly level1: string;
  readonly level2: string;
  /** As printed, without blanks: `≥88%`, `应保尽保`. */
  readonly target: string;
}

/** Something that the body of the notice says. */
export interface Fact {
  /** Stable key, e.g. `number`, `issued`, `income`; question words point at it. */
  readonly topic: string;
  /** A short Chinese heading, e.g. 印发日期. */
  readonly title: string;
  /** Where it stands, e.g. 正文一, 文头, 文尾, 附件目录. */
  readonly paragraph: string;
  /** What it says, in full sentences. */
  readonly text: string;
}

/** A place where the data differs from the print, and why. */
export interface Correction {
  /** The row id; or the annex, with the place where it is about one table: `附件3/全区`. */
  readonly about: string;
  readonly printed: string;
  readonly corrected: string;
  readonly reason: string;
  /** Only the print's columns had moved: words and figures are as printed, so no text search shows it. */
  readonly layout?: boolean;
}

/** One of the tables of annex 3: the region's, or a prefecture's. */
export interface TargetTable {
  /** The row id that the table belongs to. */
  readonly place: string;
  /** 年度金额 in 万元, the same as the place's total in annex 1. */
  readonly total: Decimal;
}

/** One notice, checked: everything that an answer may draw on. */
export interface Notice {
  /** The folder's name, e.g. `2024-xcs35`. */
  readonly id: string;
  /** 新财社〔2024〕35号 */
  readonly number: string;
  readonly title: string;
  readonly year: number;
  /** Region first, then each prefecture followed by its counties and institutions, in the print's order. */
  readonly rows: readonly Row[];
  readonly subjects: readonly Subject[];
  readonly indicators: readonly Indicator[];
  readonly goals: readonly string[];
  readonly facts: readonly Fact[];
  readonly tables: readonly TargetTable[];
  readonly corrections: readonly Correction[];
}
