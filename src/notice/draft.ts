import type { Decimal } from 'decimal.js';
import type { Column, Correction, Fact, Indicator, RowKind, Subject } from './model.js';

/** A row as read: an amount that could not be read is null, so that one fault does not cause others. */
export interface DraftRow {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly prefecture: string | null;
  readonly kind: RowKind;
  readonly amounts: Readonly<Record<Column, Decimal | null>>;
  readonly printedAs?: string;
}

/** What `notice.json` holds. */
export interface NoticeFile {
  readonly number: string;
  readonly title: string;
  readonly year: number;
  /** How many rows, subjects, indicators and goals there must be: a lost line is found, whatever it held. */
  readonly counts: Readonly<Record<'rows' | 'subjects' | 'indicators' | 'goals', number>>;
  readonly facts: readonly Fact[];
  readonly goals: readonly string[];
  readonly tables: readonly { readonly place: string; readonly total: string }[];
  readonly corrections: readonly Correction[];
}

/** A notice as its four files have it, before anything is checked against anything else. */
export interface Draft {
  readonly id: string;
  readonly files: Readonly<Record<'notice' | 'allocations' | 'subjects' | 'indicators', string>>;
  readonly notice: NoticeFile;
  /** The line of a value in `notice.json`. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
  readonly rows: readonly DraftRow[];
  readonly subjects: readonly (Subject & { readonly line: number })[];
  readonly indicators: readonly (Indicator & { readonly line: number })[];
}
