import type { Decimal } from 'decimal.js';
import { growthRate } from '../answer/measure.js';
import type { Answer, AnswerOf } from '../answer/model.js';
import { amountOf, type Column, type Notice, type Row } from '../notice/model.js';
import type { Chart, GroupedChart } from './chart.js';
import { signed, thousands } from './money.js';
import { annexesOf, columnName, mainColumn, together } from './section.js';
import { say } from './wording.js';
import { nameOf, titleOf, verdictOn } from './years.js';

/** One figure of a year: of a place, or of several together. */
interface Placed {
  readonly id: string;
  readonly name: string;
  readonly value: Decimal;
}

/** What one year says: its figures, all in one column. */
interface Year {
  readonly notice: Notice;
  readonly column: Column;
  readonly placed: readonly Placed[];
}

/** More points than these do not keep their figures apart: then each year is a bar. */
const MOST_POINTS = 8;
const FEWEST_POINTS = 3;

/**
 * The figures of one or several questions over the years: a line where one figure has three or more years, a bar a year
 * where it has two, and the places with their years side by side where there are several. Undefined where the years are not
 * of one fund or not in one column, and where there is nothing to be seen side by side.
 */
export function chartOfYears(answers: readonly AnswerOf<'years'>[]): Chart | undefined {
  const [first] = answers;
  if (!first) return undefined;
  const years = yearsIn(answers);
  if (!years) return undefined;
  const [only, ...others] = placesIn(years);
  if (!only) return undefined;
  if (others.length === 0) return ofOne(first, years);
  return grouped(years, say('yearsTitle', { label: `${togetherName(answers)}${columnIn(years)}` }));
}

/**
 * What grew or shrank since another year, with what it was and is.
 *
 * @param detailed says the prefecture beside each place
 */
export function chartOfGrowth(
  title: string,
  notice: Notice,
  against: Notice,
  column: Column,
  rows: readonly { readonly row: Row; readonly was: Decimal | undefined; readonly rank?: number }[],
  detailed: boolean,
): Chart {
  return {
    ...frameOf([against, notice]),
    kind: 'grouped',
    title,
    column: columnName(notice, column),
    bars: rows.map(({ row, was, rank }) => ({
      name: row.name,
      ...(rank !== undefined && { rank }),
      ...(detailed && row.prefecture && row.prefecture !== row.id && { detail: row.prefecture }),
      ...barOf([was ?? null, amountOf(row, column)], [against, notice]),
    })),
  };
}

/** One place, or several together. */
function ofOne(answer: AnswerOf<'years'>, years: readonly Year[]): Chart | undefined {
  const points = years.flatMap(({ notice, placed }) =>
    placed.map(({ value }) => ({ year: notice.year, value })),
  );
  const newest = years.at(-1);
  if (points.length < 2 || !newest) return undefined;
  const verdict = answer.together
    ? say(answer.measure === 'sum' ? 'yearsSum' : 'yearsAverage', { amount: thousands(answer.together) })
    : verdictOn(answer);
  const { years: _, ...frame } = frameOf(years.map(({ notice }) => notice));
  const common = {
    ...frame,
    title: titleOf(answer.parts),
    ...(verdict && { summary: verdict }),
  };
  // A line says something of the years between its points.
  const isLine =
    points.length === years.length && points.length >= FEWEST_POINTS && points.length <= MOST_POINTS;
  if (isLine) return { ...common, kind: 'line', column: columnIn(years), points };
  return {
    ...common,
    kind: 'bars',
    ...columnShown(newest.notice, newest.column),
    bars: points.map(({ year, value }) => ({ name: say('year', { year }), value })),
  };
}

function grouped(years: readonly Year[], title: string): GroupedChart {
  return {
    ...frameOf(years.map(({ notice }) => notice)),
    kind: 'grouped',
    title,
    column: columnIn(years),
    bars: placesIn(years).map(({ id, name }) => ({
      name,
      ...barOf(
        years.map(({ placed }) => placed.find((one) => one.id === id)?.value ?? null),
        years.map(({ notice }) => notice),
      ),
    })),
  };
}

function barOf(
  amounts: readonly (Decimal | null)[],
  notices: readonly Notice[],
): Pick<GroupedChart['bars'][number], 'amounts' | 'change'> {
  const [then, now] = [amounts[0], amounts.at(-1)];
  if (!then || !now) return { amounts };
  const rate = growthRate(then, now);
  const percent = rate ? `  ${rate.gt(0) ? '+' : ''}${rate.toFixed(2)}%` : '';
  const change = now.eq(then)
    ? say('chartSame')
    : `${signed(now.minus(then))}${percent}`.replaceAll('-', '−');
  // With more than two years it is not plain which the change is since.
  const since = notices.length > 2 ? say('chartSince', { year: notices[0]?.year ?? '' }) : '';
  return { amounts, change: `${since}${change}` };
}

/** The years of all answers, the earliest first; undefined where they cannot stand beside each other. */
function yearsIn(answers: readonly AnswerOf<'years'>[]): readonly Year[] | undefined {
  const byNotice = new Map<Notice, Year[]>();
  for (const part of answers.flatMap(({ parts }) => parts)) {
    const year = yearOf(part);
    if (!year) return undefined;
    byNotice.set(part.notice, [...(byNotice.get(part.notice) ?? []), year]);
  }
  const years = [...byNotice].map(([notice, told]) => ({
    notice,
    columns: new Set(told.filter(({ placed }) => placed.length > 0).map(({ column }) => column)),
    placed: told.flatMap(({ placed }) => placed),
  }));
  const columns = new Set(years.flatMap((year) => [...year.columns]));
  const [column, other] = columns;
  const alike =
    new Set(years.map(({ notice }) => notice.fund.name)).size === 1 &&
    new Set(years.map(({ notice }) => notice.year)).size === years.length;
  if (!alike || column === undefined || other !== undefined || years.length < 2) return undefined;
  return years
    .map(({ notice, placed }) => ({ notice, placed, column }))
    .toSorted((a, b) => a.notice.year - b.notice.year);
}

/** The figures of one year; none where it does not list what is asked about, undefined where it is told in other words. */
function yearOf(part: Answer): Year | undefined {
  const { notice } = part;
  const placed = (rows: readonly Row[], column: Column): Year => ({
    notice,
    column,
    placed: rows.map((row) => ({ id: row.id, name: row.name, value: amountOf(row, column) })),
  });
  switch (part.kind) {
    case 'allocation':
      return placed([part.row], part.by);
    case 'compare':
      return part.columns ? undefined : placed(part.rows, part.by);
    case 'breakdown':
      return placed(part.members, part.column ?? mainColumn(notice));
    case 'aggregate':
      return part.measure === 'count'
        ? undefined
        : { notice, column: part.by, placed: [{ id: '', name: nameOf(part), value: part.value }] };
    case 'none':
      return { notice, column: mainColumn(notice), placed: [] };
    default:
      return undefined;
  }
}

/** Every place of any year, by the newest year's name and order. */
function placesIn(years: readonly Year[]): readonly Placed[] {
  const places = new Map<string, Placed>();
  for (const { placed } of years.toReversed())
    for (const one of placed) if (!places.has(one.id)) places.set(one.id, one);
  return [...places.values()];
}

/** What a column is called, and which part of a sum it is. */
export function columnShown(
  notice: Notice,
  column: Column,
): { readonly column: string; readonly part?: number } {
  const part = notice.sums.map(({ parts }) => parts.indexOf(column)).find((at) => at >= 0);
  return { column: columnName(notice, column), ...(part !== undefined && { part }) };
}

const columnIn = (years: readonly Year[]): string => {
  const newest = years.at(-1);
  return newest ? columnName(newest.notice, newest.column) : '';
};

/** What several places are called together: 喀什地区各县市及直属单位, 莎车县等 2 地. */
function togetherName(answers: readonly AnswerOf<'years'>[]): string {
  const [part] = answers[0]?.parts ?? [];
  if (part?.kind === 'breakdown')
    return say(part.row.kind === 'region' ? 'chartRegion' : 'chartPlace', { place: part.row.name });
  if (part?.kind === 'compare') return together(part.rows);
  return together(
    answers.flatMap(({ parts }) =>
      parts.flatMap((one) => (one.kind === 'allocation' ? [one.row] : [])).slice(0, 1),
    ),
  );
}

const frameOf = (notices: readonly Notice[]) => ({
  years: notices.map(({ year }) => say('year', { year })),
  source: notices
    .toReversed()
    .map((notice) => `${notice.number} ${annexesOf(notice, 'allocations')}`)
    .join('；'),
});
