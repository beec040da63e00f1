import type { Notice, Row } from '../notice/model.js';
import { COLUMNS, type Column } from '../notice/model.js';
import type { Block, Line, Offer } from './message.js';
import { thousands } from './money.js';
import { say } from './wording.js';

/** The part of a reply that one answer makes; a message with several answers has several. */
export interface Section {
  readonly blocks: readonly Block[];
  readonly choices?: readonly Offer[];
  readonly next?: readonly Offer[];
  /** The question that shows the same, where a picture of it is worth a look. */
  readonly pictured?: string;
  readonly figures: boolean;
  /** Where it stands in the notice, e.g. 附件1、附件3; absent where nothing of the notice is said. */
  readonly where?: string;
}

export const block = (...lines: readonly (Line | string)[]): Block => ({
  lines: lines.map((line) => (typeof line === 'string' ? [line] : line)),
});

export const folded = (...lines: readonly (Line | string)[]): Block => ({ ...block(...lines), folded: true });

/** The name as people say it, with its prefecture where it could be another's. */
const label = (row: Row): string => row.name;

/** 莎车县 · 喀什地区; 喀什地区救助站 says where it is already. */
export const titled = ({ name, prefecture }: Row): string =>
  prefecture && !name.startsWith(prefecture) ? `${name} · ${prefecture}` : name;

/** What several places are called together: 库车县等 3 地. */
export const together = (rows: readonly Row[]): string =>
  rows.length === 1
    ? (rows[0]?.name ?? '')
    : say('placesLabel', { first: rows[0]?.name ?? '', count: rows.length });

export const columnName = (column: Column): string => say(column);

/** 标签 值: one line a row, every column where none was asked for. */
export function rowLine(row: Row, column: Column | undefined, prefix = ''): Line {
  if (column) return [`${prefix}${label(row)}　`, { copy: thousands(row.amounts[column]) }];
  return [
    `${prefix}${label(row)}　`,
    { copy: thousands(row.amounts.total) },
    `（提前 ${thousands(row.amounts.advance)}，本次 ${thousands(row.amounts.current)}）`,
  ];
}

/** Columns with the one asked for first. */
export const ordered = (column: Column | undefined): readonly Column[] =>
  column ? [column, ...COLUMNS.filter((c) => c !== column)] : COLUMNS;

export const yearOf = (notice: Notice): string => say('year', { year: notice.year });
