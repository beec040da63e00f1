import type { Decimal } from 'decimal.js';
import { growthRate } from '../answer/measure.js';
import { type Annex, amountOf, type Column, type ColumnOf, type Notice, type Row } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import type { MoneyUnit } from '../question/model.js';
import type { Block, Line, Offer } from './message.js';
import { beside, thousands } from './money.js';
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
  /** The notice that it stands in. */
  readonly notice: Notice;
  /** Further notices that figures of it come from. */
  readonly beside?: readonly { readonly notice: Notice; readonly where: string }[];
  /** What the first line says of several years; else it is the notice's own. */
  readonly head?: string;
}

/** What a part of a reply holds before it is said which notice it comes from. */
export type Part = Omit<Section, 'notice'>;

/** The year that growth is counted from gives figures too. */
export const besideOf = (against: Notice | undefined): Pick<Part, 'beside'> =>
  against ? { beside: [{ notice: against, where: annexesOf(against, 'allocations') }] } : {};

/** 附件1、附件3: what the notice calls the annexes that an answer draws on. */
export const annexesOf = ({ annexes }: Notice, ...used: readonly Annex[]): string =>
  used.flatMap((annex) => annexes[annex] ?? []).join('、');

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

const columnOf = ({ columns }: Notice, column: Column): ColumnOf | undefined =>
  columns.find(({ key }) => key === column);

/** What the notice calls a column: 提前下达. */
export const columnName = (notice: Notice, column: Column): string =>
  columnOf(notice, column)?.label ?? column;

/** 提前, 全年: in brackets, or in a sentence that names the columns apart. */
export const shortName = (notice: Notice, column: Column): string =>
  columnOf(notice, column)?.short ?? column;

/** What is usually asked for beside the main column, by its name: the last; none where there is but one. */
export const otherColumn = ({ columns }: Notice): string[] =>
  columns.length > 1 ? columns.slice(-1).map(({ label: name }) => name) : [];

/** Where the body says that targets are passed on, with the sentence that follows from it for a county. */
export function countyTargets({ facts }: Notice): string {
  const where = facts.find(({ topic }) => topic === 'targets')?.paragraph;
  return say('countyTargets', { where: where ? `（${where}）` : '' });
}

/** The column that is meant where none is named. */
export const mainColumn = ({ columns }: Notice): Column => columns[0]?.key ?? '';

/** 标签 值: one line a row, every column where none was asked for. */
export function rowLine(
  row: Row,
  notice: Notice,
  column: Column | undefined,
  { prefix = '', unit }: { readonly prefix?: string; readonly unit?: MoneyUnit | undefined } = {},
): Line {
  const [main, ...others] = column ? [columnOf(notice, column)] : notice.columns;
  const rest = others.map((other) => `${other?.short} ${thousands(amountOf(row, other?.key ?? ''))}`);
  const amount = amountOf(row, main?.key ?? column ?? '');
  return [
    `${prefix}${label(row)}　`,
    { copy: thousands(amount) },
    ...(unit ? [beside(amount, unit)] : []),
    ...(rest.length > 0 ? [`（${rest.join('，')}）`] : []),
  ];
}

/** Columns with the one asked for first. */
export function ordered({ columns }: Notice, column: Column | undefined): readonly Column[] {
  const keys = columns.map(({ key }) => key);
  return column ? [column, ...keys.filter((c) => c !== column)] : keys;
}

/** 2023 年提前下达: how a notice is told from the others on the shelf; with its fund where that is not the main one. */
export const headingOf = ({ year, stage, fund }: Notice, { standing }: Shelf): string =>
  say(stage === 'advance' ? 'headingAdvance' : 'heading', {
    year,
    fund: standing.notice.fund.name === fund.name ? '' : ` · ${fund.name}`,
  });

export const yearOf = (notice: Notice): string => say('year', { year: notice.year });

/** 2023 年 40,124，2024 年 46,660，增长 16.29%: an amount of one year and of another. */
export function fromTo(now: Notice, then: Notice, before: Decimal, after: Decimal): string {
  const rate = growthRate(before, after);
  const change =
    !rate || rate.isZero()
      ? ''
      : say(rate.gt(0) ? 'yearsPercent' : 'yearsPercentLess', { percent: rate.abs().toFixed(2) });
  return `${say('fromTo', { from: then.year, before: thousands(before), now: now.year, after: thousands(after) })}${change}`;
}
