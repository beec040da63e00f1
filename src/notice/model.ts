import type { Decimal } from 'decimal.js';

/** An amount column of annex 1 by its key: `total`, `advance`, `current`, or one that a notice has alone. */
export type Column = string;

/** What a notice says of one of its amount columns. */
export interface ColumnOf {
  readonly key: Column;
  /** As the print heads it: 全年资金合计. */
  readonly name: string;
  /** As replies and buttons call it: 全年合计. */
  readonly label: string;
  /** In brackets beside another column: 提前. */
  readonly short: string;
  /** What people say for it besides. */
  readonly names: readonly string[];
}

/** A column that is the sum of others. */
export interface ColumnSum {
  readonly whole: Column;
  readonly parts: readonly Column[];
}

/** One amount a column, in 万元. */
export type Amounts = Readonly<Record<Column, Decimal>>;

export type RowKind = 'region' | 'prefecture' | 'county' | 'institution';

/** One row of annex 1. */
export interface Row {
  /** The place, the same in every notice: `全区`, `喀什地区` or `喀什地区/莎车县`; unique in a notice. */
  readonly id: string;
  /** The place as this notice spells it, which is how answers write it: 沙湾县 of one year is 沙湾市 of another. */
  readonly path: string;
  /** What replies call it: the last part of the path, behind its prefecture where another place bears that name too. */
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

/** What money a notice gives: the fund's full name, and what people call it. */
export interface Fund {
  readonly name: string;
  readonly names: readonly string[];
  /** True of the fund that is meant where none is named. */
  readonly main: boolean;
}

/** An advance notice gives part of a year's money beforehand, a final one the year's. */
export const STAGES = ['advance', 'final'] as const;
export type Stage = (typeof STAGES)[number];

/** The parts of a notice that a file holds each; any of them may be missing. */
export const ANNEXES = ['allocations', 'subjects', 'indicators'] as const;
export type Annex = (typeof ANNEXES)[number];

/** One notice, checked: everything that an answer may draw on. */
export interface Notice {
  /** The folder's name, e.g. `2024-xcs35`. */
  readonly id: string;
  readonly fund: Fund;
  readonly stage: Stage;
  /** What the notice calls the annex that each file comes from: 附件1; an annex that it lacks is left out. */
  readonly annexes: Readonly<Partial<Record<Annex, string>>>;
  /** The amount columns in the print's order; the first is meant where none is named. */
  readonly columns: readonly ColumnOf[];
  readonly sums: readonly ColumnSum[];
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
  /** Places that have no row of their own because their money stands in another's, by their ids. */
  readonly within: readonly { readonly place: string; readonly holder: string }[];
  readonly corrections: readonly Correction[];
}

/** The last part of a row's path: its name as the notice prints it. */
export const printedName = ({ path }: Pick<Row, 'path'>): string => path.slice(path.indexOf('/') + 1);

/**
 * A row's amount in a column, in 万元.
 *
 * @throws where the notice has no such column: a question's column was read with its notice
 */
export function amountOf({ amounts, path }: Row, column: Column): Decimal {
  const amount = amounts[column];
  if (!amount) throw new Error(`no column ${column}: ${path}`);
  return amount;
}
