import type { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import { descending } from '../notice/descending.js';
import { amountOf, type Column, type Row } from '../notice/model.js';
import type { Amounts, Measure, Operation, StandingClaimed } from '../question/model.js';
import { differenceOf } from './compare.js';
import { type Measuring, measuring, thenOf } from './measure.js';
import type { AnswerOf, Bare, Ranked } from './model.js';

type Order = Extract<Operation, { is: 'order' }>;
type Standing = Extract<Operation, { is: 'rank' }>;

/** Rows in order: those from one rank to another, with whatever ties with the last of them; or both ends. */
export function ranking(
  { column, rows: { level = 'county', label }, unit }: Amounts,
  { from, to, end, only, by: measure, apart, beside }: Order,
  rows: readonly Row[],
  scope: Row,
  catalogue: Catalogue,
  against?: Catalogue,
): Bare<AnswerOf<'ranking'>> {
  const by = column ?? catalogue.main;
  const value = measuring(measure, by, catalogue, { against, scope });
  const sign = end === 'least' ? -1 : 1;
  const few = to !== undefined && end !== 'both' && measure === 'amount' && rows.length > MANY;
  const ranked = inOrder(few ? atEnd(ahead(rows, by, catalogue), by, to, sign) : rows, value, sign);
  const last = to ?? ranked.length;
  const difference = apart && measure === 'amount' ? differenceOf(ranked) : undefined;
  return {
    kind: 'ranking',
    scope,
    level,
    order: end,
    ranked: (end === 'both'
      ? [...upTo(ranked, last), ...theLast(ranked, inOrder(rows, value, -1), last)]
      : only
        ? [...new Set(only.flatMap((n) => between(ranked, n, n)))]
        : between(ranked, from, last)
    ).map((entry) => grown(entry, by, against)),
    // A place that was not there before is none of those whose growth is ranked.
    of: against ? ranked.length : rows.length,
    ...unrankedOf(measure, rows, value),
    by,
    measure,
    ...(against && { against: against.notice }),
    ...(from === to && from > 1 && { rank: from }),
    ...(difference && { difference }),
    ...(beside && { beside }),
    ...(label && { label }),
    ...(column && { column }),
    ...(unit && { unit }),
  };
}

/** Where one row stands among others, from the end that is claimed or asked for. */
export function rank(
  { column, unit }: Amounts,
  { among, by: measure = 'amount', claimed, end = claimed?.end ?? 'most' }: Standing,
  row: Row,
  rowOf: (id: string) => Row,
  catalogue: Catalogue,
  against?: Catalogue,
): Bare<AnswerOf<'ranking'>> {
  const by = column ?? catalogue.main;
  const scope = rowOf(among.scope ?? row.id);
  const value = measuring(measure, by, catalogue, { against, scope });
  const ranked = inOrder(among.ids.map(rowOf), value, 1);
  const counted = end === 'least' ? inOrder(among.ids.map(rowOf), value, -1) : ranked;
  const find = (list: readonly Ranked[]) => list.find((one) => one.row.id === row.id);
  const own = find(ranked);
  const place = find(counted)?.rank;
  const right = place !== undefined && claimed ? isRight(claimed, place) : undefined;
  // A set of its own is told by its name; a level is by the place that it lies in.
  const set = among.label !== scope.name && among.label;
  return {
    kind: 'ranking',
    scope,
    ...(set && { label: among.scope ? `${scope.name}${set}` : set }),
    level: among.level ?? 'county',
    order: 'most',
    ranked: own ? [grown(own, by, against)] : [],
    of: ranked.length,
    rank: own?.rank ?? ranked.length + 1,
    ...(right !== undefined && { right }),
    ...(end === 'least' && place !== undefined && { fromRear: place }),
    ...(right === false && { instead: counted.filter((one) => one.rank === claimed?.rank) }),
    by,
    measure,
    ...(against && { against: against.notice }),
    ...(column && { column }),
    ...(unit && { unit }),
  };
}

/** The rows that have no share; what was not there a year ago has no growth, and is none of those that are ranked. */
function unrankedOf(
  measure: Measure,
  rows: readonly Row[],
  value: Measuring,
): { readonly unranked?: readonly Row[] } {
  const unranked = measure === 'share' ? rows.filter((row) => value(row) === undefined) : [];
  return unranked.length > 0 ? { unranked } : {};
}

/** Of where it is said to stand; of one of the first so many that are named together neither, where it stands elsewhere among them. */
const isRight = ({ rank: stated, within }: StandingClaimed, place: number): boolean | undefined =>
  stated === place ? true : within !== undefined && place <= within ? undefined : false;

/** The entry with what it had in the year that growth is counted from. */
function grown(entry: Ranked, by: Column, against: Catalogue | undefined): Ranked {
  const was = thenOf(entry.row, by, against);
  return was ? { ...entry, was } : entry;
}

/** Of more rows than these the order of all rows is a shorter way to theirs than sorting them. */
const MANY = 64;

/** The rows with the most first, picked out of the order of all, which is worked out once. */
function ahead(rows: readonly Row[], column: Column, { notice, counties }: Catalogue): readonly Row[] {
  if (rows === counties) return descending(counties, column);
  const wanted = new Set(rows);
  return descending(notice.rows, column).filter((row) => wanted.has(row));
}

/** The first so many of sorted rows, or the last, with whatever ties with the last of them. */
function atEnd(sorted: readonly Row[], column: Column, last: number, sign: 1 | -1): readonly Row[] {
  const at = (i: number): Row => sorted[sign > 0 ? i : sorted.length - 1 - i] as Row;
  let count = Math.min(last, sorted.length);
  const edge = amountOf(at(count - 1), column);
  while (count < sorted.length && amountOf(at(count), column).eq(edge)) count++;
  return sign > 0 ? sorted.slice(0, count) : sorted.slice(-count);
}

/** Every row that has a value, with its rank; the print's order stands among equals, for the sort is stable. */
function inOrder(rows: readonly Row[], measure: Measuring, sign: 1 | -1): Ranked[] {
  const sorted = rows
    .flatMap((row) => {
      const value = measure(row);
      return value ? [{ row, value }] : [];
    })
    .sort((a, b) => sign * b.value.cmp(a.value));
  let place = 0;
  let before: Decimal | undefined;
  return sorted.map(({ row, value }, i) => {
    if (!before?.eq(value)) place = i + 1;
    before = value;
    return { row, value, rank: place };
  });
}

const upTo = (ranked: readonly Ranked[], last: number): Ranked[] =>
  ranked.filter(({ rank: place }) => place <= last);

/** The last ones, the very last first, each with its rank from the front. */
function theLast(ranked: readonly Ranked[], fromBehind: readonly Ranked[], last: number): Ranked[] {
  const ranks = new Map(ranked.map((entry) => [entry.row, entry.rank]));
  return upTo(fromBehind, last).map((entry) => ({ ...entry, rank: ranks.get(entry.row) ?? 0 }));
}

/** The n-th where several tie before it is the one that stands there. */
const between = (ranked: readonly Ranked[], from: number, last: number): Ranked[] =>
  from === 1
    ? upTo(ranked, last)
    : ranked.slice(from - 1).filter(({ rank: place }, i) => place <= last || i === 0);
