import type { Decimal } from 'decimal.js';
import type {
  Annex,
  Column,
  ColumnOf,
  ColumnSum,
  Correction,
  Fact,
  Fund,
  Indicator,
  RowKind,
  Stage,
  Subject,
} from './model.js';

/** A row as read: an amount that could not be read is null, so that one fault does not cause others. */
export interface DraftRow {
  readonly line: number;
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly prefecture: string | null;
  readonly kind: RowKind;
  readonly amounts: Readonly<Record<Column, Decimal | null>>;
  readonly printedAs?: string;
}

/** The units that a notice may give its amounts in. */
export const UNITS = ['元', '万元', '亿元'] as const;
export type Unit = (typeof UNITS)[number];

export type Counted = 'rows' | 'subjects' | 'indicators' | 'goals';

/** What `notice.json` holds, with what it leaves out filled in. */
export interface NoticeFile {
  readonly number: string;
  readonly title: string;
  readonly year: number;
  readonly fund: Fund;
  readonly stage: Stage;
  /** The unit of the amounts in the files. */
  readonly unit: Unit;
  readonly columns: readonly ColumnOf[];
  readonly sums: readonly ColumnSum[];
  readonly annexes: Readonly<Record<Annex, string>>;
  /**
   * How many rows, subjects, indicators and goals there must be: a lost line is found, whatever it held. What is not
   * counted the notice does not have.
   */
  readonly counts: Readonly<Partial<Record<Counted, number>>>;
  readonly facts: readonly Fact[];
  readonly goals: readonly string[];
  readonly tables: readonly { readonly place: string; readonly total: string }[];
  readonly within: readonly { readonly place: string; readonly holder: string }[];
  readonly corrections: readonly Correction[];
}

/** A notice as its four files have it, before anything is checked against anything else. */
export interface Draft {
  readonly id: string;
  readonly files: Readonly<Record<'notice' | Annex, string>>;
  readonly notice: NoticeFile;
  /** The line of a value in `notice.json`. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
  readonly rows: readonly DraftRow[];
  readonly subjects: readonly (Subject & { readonly line: number })[];
  readonly indicators: readonly (Indicator & { readonly line: number })[];
}
