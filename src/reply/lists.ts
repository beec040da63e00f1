import type { Decimal } from 'decimal.js';
import { sumOf } from '../answer/arithmetic.js';
import type { AnswerOf, Difference } from '../answer/model.js';
import { amountOf, type Column, type Notice, type Row } from '../notice/model.js';
import type { MoneyUnit } from '../question/model.js';
import { askAmount, askBreakdown, askComparison, askRanking, askSum, offer, offerTargets } from './asks.js';
import { claimBlocks } from './claims.js';
import { listed } from './listed.js';
import type { Block, Line } from './message.js';
import { beside, ended, inUnit, money, thousands } from './money.js';
import {
  annexesOf,
  block,
  columnName,
  otherColumn,
  type Part,
  rowLine,
  together,
  yearOf,
} from './section.js';
import { say } from './wording.js';

/** Every place of a prefecture, its sum first. */
export function breakdown({ row, members, column, unit }: AnswerOf<'breakdown'>, notice: Notice): Part {
  return {
    blocks: [
      block(
        [{ strong: say('breakdownTitle', { place: row.name, year: notice.year }) }, '（单位：万元）'],
        rowLine({ ...row, name: say('grandTotal') }, notice, column, { unit }),
      ),
      listed(members.map((member) => rowLine(member, notice, column, { unit }))),
    ],
    next: [
      offer(say('offerRanking'), askRanking(row, row.kind === 'region' ? 'prefecture' : 'county')),
      ...offerTargets(row, notice),
      ...(column
        ? [offer(say('offerAllColumns'), askBreakdown(row))]
        : otherColumn(notice).map((other) => offer(other, askBreakdown(row, other)))),
    ],
    pictured: askBreakdown(row),
    figures: true,
    where: annexesOf(notice, 'allocations'),
  };
}

/** Places side by side, with the difference said in a sentence. */
export function compare(answer: AnswerOf<'compare'>, notice: Notice): Part {
  const { rows, by, column, columns, sum, unit } = answer;
  const title = say('compareTitle', {
    count: rows.length,
    column: columns ? '' : columnName(notice, by),
    year: notice.year,
  }).replace('·  ·', '·');
  const verdict = verdictOn(answer);
  return {
    blocks: [
      ...claimedDifference(answer),
      ...claimedTimes(answer),
      ...claimBlocks(answer.claims, notice),
      ...(answer.percent ? [block([{ strong: percentLine(rows, answer.percent) }])] : []),
      block(
        [{ strong: title }, '（单位：万元）'],
        ...rows.map((row, i) =>
          columns?.[i]
            ? [
                `${row.name}${columnName(notice, columns[i])}　`,
                { copy: thousands(amountOf(row, columns[i])) },
                beside(amountOf(row, columns[i]), unit),
              ]
            : rowLine(row, notice, column, { unit }),
        ),
        ...(sum ? [say('sum', { amount: thousands(sum) }) + beside(sum, unit)] : []),
      ),
      ...(verdict ? [block([{ strong: verdict }])] : []),
    ],
    next: [
      ...rows.slice(0, 3).map((row) => offer(row.name, askAmount(row))),
      ...(column
        ? [offer(say('offerAllColumns'), askComparison(rows))]
        : otherColumn(notice).map((other) => offer(other, askComparison(rows, other)))),
    ],
    pictured: askComparison(rows),
    figures: true,
    where: annexesOf(notice, 'allocations'),
  };
}

function verdictOn({ notice, difference, by, columns, unit }: AnswerOf<'compare'>): string | undefined {
  if (!difference) return undefined;
  if (difference.amount.isZero()) return say('equal', { column: columns ? '' : columnName(notice, by) });
  return differenceLine(difference, (row, column) => called(row, column, notice), unit);
}

/** 莎车县, or 莎车县本次下达 where each stands in a column of its own. */
const called = ({ name }: Row, column: Column | undefined, notice: Notice): string =>
  column ? `${name}${columnName(notice, column)}` : name;

/** 莎车县比叶城县多 8,619 万元，是后者的 1.15 倍. */
export const differenceLine = (
  { most, least, mostIn, leastIn, amount, times }: Difference,
  called: (row: Row, column: Column | undefined) => string = ({ name }) => name,
  unit?: MoneyUnit,
): string =>
  say('difference', {
    most: called(most, mostIn),
    least: called(least, leastIn),
    amount: thousands(amount),
  }) +
  beside(amount, unit) +
  (times ? say('times', { times: times.toFixed() }) : '');

const percentLine = ([a, b]: readonly Row[], percent: Decimal): string =>
  say(percent.isNegative() ? 'percentLess' : 'percentMore', {
    first: a?.name ?? '',
    second: b?.name ?? '',
    percent: percent.abs().toFixed(2),
  });

const TOTALS = {
  sum: 'aggregateTitle',
  difference: 'differenceTitle',
  average: 'averageTitle',
  count: 'countTitle',
} as const;

/** One figure of several places: the figure, then what it is made of. */
export function aggregate(answer: AnswerOf<'aggregate'>, notice: Notice): Part {
  const { rows, minus, covered, by, value, measure } = answer;
  const title = answer.columns
    ? say('apartTitle', { operands: operandsOf(answer, notice), year: notice.year })
    : say(TOTALS[measure], {
        label: answer.label ?? together(rows),
        column: columnName(notice, by).replace('合计', ''),
        count: value.toFixed(),
        year: notice.year,
      });
  const besides = measure === 'count' || measure === 'average' ? institutionsBeside(answer, notice) : [];
  return {
    blocks: [
      ...claimedBlocks(answer),
      ...claimBlocks(answer.claims, notice),
      block([{ strong: title }], ...(measure === 'count' ? [] : [figure(answer)]), ...averaged(answer)),
      ...sidesBlocks(answer),
      listed([
        ...rows.map((row, i) => amountLine(row, answer, i)),
        ...minus.map((row, i) => amountLine(row, answer, rows.length + i, '减　')),
      ]),
      ...(covered.length > 0 ? [block(coveredLine(rows, covered))] : []),
      ...(besides.length > 0
        ? [block(say('besides', { count: besides.length, places: names(besides) }))]
        : []),
    ],
    ...(rows.length > 1 &&
      minus.length === 0 &&
      !answer.columns &&
      measure === 'sum' && {
        pictured: askSum(rows, answer.column && columnName(notice, answer.column)),
      }),
    figures: true,
    where: annexesOf(notice, 'allocations'),
  };
}

/** 沙雅县全年合计减哈密市本次下达. */
function operandsOf({ rows, minus, columns = [] }: AnswerOf<'aggregate'>, notice: Notice): string {
  const named = [...rows, ...minus].map((row, i) => `${row.name}${columnName(notice, columns[i] as Column)}`);
  const [first = '', ...others] = named;
  return others.reduce((all, one, i) => `${all}${i + 1 < rows.length ? '加' : '减'}${one}`, first);
}

/** 减　莎车县　65,468 万元（654,680,000 元）; where each place has its own column, with that. */
function amountLine(
  row: Row,
  { notice, by, columns, unit }: AnswerOf<'aggregate'>,
  at: number,
  prefix = '',
): Line {
  const own = columns?.[at];
  if (!own) return [...rowLine(row, notice, by, { prefix }), ` 万元${beside(amountOf(row, by), unit)}`];
  const amount = amountOf(row, own);
  return [
    `${prefix}${row.name}${columnName(notice, own)}　`,
    { copy: thousands(amount) },
    ` 万元${beside(amount, unit)}`,
  ];
}

/** The verdict on a sum that somebody states. */
function claimedBlocks({ claimed, value, measure }: AnswerOf<'aggregate'>): Block[] {
  if (!claimed) return [];
  const { amount, right, nearly, isBound } = claimed;
  const values = { amount: thousands(value), claimed: thousands(amount) };
  if (measure === 'count') return [block([{ strong: say(right ? 'countRight' : 'countWrong', values) }])];
  const wrong = nearly ? 'claimedSumNearly' : 'claimedSumWrong';
  const verdict = right ? (amount.eq(value) ? 'claimedSumRight' : 'claimedSumRoughly') : wrong;
  return [block([{ strong: isBound ? onItsSide(value, amount, right) : say(verdict, values) }])];
}

/** 不对，合计没到 500 万元：是 488 万元，还差 12 万元. */
function onItsSide(value: Decimal, amount: Decimal, right: boolean): string {
  const off = value.minus(amount);
  const side = off.isZero() ? 'boundHit' : off.gt(0) ? 'boundPassed' : 'boundMissed';
  const values = {
    place: '',
    column: say('together'),
    bound: thousands(amount),
    amount: thousands(value),
    off: thousands(off.abs()),
  };
  return say(right ? 'rankRight' : 'rankWrong') + say(side, values);
}

function figure({ value, unit }: AnswerOf<'aggregate'>): Line {
  const other = `（${inUnit(value, unit ?? '亿元')}）`;
  return [{ copy: thousands(value) }, ` 万元${value.abs().gte(10_000) || unit ? other : ''}`];
}

/** 南疆 645,163, 北疆 114,886: the sums of the two sets, and which has more. */
function sidesBlocks({ sides = [], times, value, unit }: AnswerOf<'aggregate'>): Block[] {
  const [first, second] = value.isNegative() ? [...sides].reverse() : sides;
  if (!first || !second) return [];
  const verdict = value.isZero()
    ? say('equal', { column: '' })
    : say('difference', { most: first.name, least: second.name, amount: thousands(value.abs()) }) +
      (times ? say('times', { times: times.toFixed() }) : '');
  return [
    block(...sides.map(({ name, amount }) => `${name}合计　${money(amount)}${beside(amount, unit)}`), [
      { strong: verdict },
    ]),
  ];
}

const averaged = ({ measure, rows, by }: AnswerOf<'aggregate'>): string[] =>
  measure === 'average' ? [say('sumOver', { sum: thousands(sumOf(rows, by)), count: rows.length })] : [];

const coveredLine = (rows: readonly Row[], covered: readonly Row[]): string =>
  say('covered', {
    places: names(covered),
    wholes: names(
      rows.filter((row) => covered.some((c) => row.kind === 'region' || c.prefecture === row.id)),
    ),
  });

/** Institutions that stand beside the counties that were counted. */
function institutionsBeside({ scope, level }: AnswerOf<'aggregate'>, { rows }: Notice): Row[] {
  if (level !== 'county' || !scope || scope.kind === 'region') return [];
  return rows.filter((row) => row.kind === 'institution' && row.prefecture === scope.id);
}

const names = (rows: readonly Row[]): string => rows.map((row) => row.name).join('、');

/** The verdict on a share that somebody states, to as many places as were stated. */
function claimedShare({ claimed }: AnswerOf<'share'>): Block[] {
  if (!claimed) return [];
  const { actual } = claimed;
  const values = {
    share: actual.toFixed(Math.max(actual.decimalPlaces(), 2)),
    claimed: ended(claimed.share).toFixed(),
  };
  const wrong = claimed.isBound ? 'claimedShareMissed' : 'claimedShareWrong';
  return [block([{ strong: say(claimed.right ? 'claimedShareRight' : wrong, values) }])];
}

/** The verdict on a difference that somebody states. */
function claimedDifference({ claimed, difference, rows, notice }: AnswerOf<'compare'>): Block[] {
  if (!claimed || !difference) return [];
  const { right, nearly, percent } = claimed;
  const values = {
    most: called(difference.most, difference.mostIn, notice),
    least: called(difference.least, difference.leastIn, notice),
    amount: thousands(difference.amount),
  };
  const inPercent = right ? 'claimedPercentRight' : 'claimedPercentWrong';
  const wrong = nearly ? 'claimedDifferenceNearly' : 'claimedDifferenceWrong';
  const verdict = percent
    ? say(inPercent, { line: percentLine(rows, percent) })
    : difference.amount.isZero() && !right
      ? say('claimedSideEqual')
      : say(right ? 'claimedDifferenceRight' : wrong, values);
  return [block([{ strong: verdict }])];
}

/** The verdict on how many times the second the first is said to be. */
function claimedTimes({ times, rows: [first, second] }: AnswerOf<'compare'>): Block[] {
  if (!times || !first || !second) return [];
  const values = { first: first.name, second: second.name, times: times.actual.toFixed(2) };
  return [block([{ strong: say(times.right ? 'claimedTimesRight' : 'claimedTimesWrong', values) }])];
}

/** What part some are of another, or of their own year. */
export function share(answer: AnswerOf<'share'>, notice: Notice): Part {
  const { parts, part, whole, by, of, value, label, claims, unit } = answer;
  const inBoth = (amount: Decimal): string => money(amount) + beside(amount, unit);
  const column = columnName(notice, by);
  const who = label ?? names(parts);
  const sentence = value
    ? say(whole ? (of ? 'shareAcross' : 'share') : 'shareOfOwnYear', {
        part: who,
        whole: whole?.name ?? (of ? columnName(notice, of) : ''),
        of: whole && of ? columnName(notice, of) : '',
        column,
        share: value.toFixed(2),
      })
    : say('noShare', { part: who, column });
  return {
    blocks: [
      ...claimBlocks(claims, notice),
      ...claimedShare(answer),
      block(
        [{ strong: sentence }, ` · ${yearOf(notice)}`],
        ...parts.map((row) => `${row.name}${whole && of ? column : ''}　${inBoth(amountOf(row, by))}`),
        ...(parts.length > 1 ? [say('sum', { amount: thousands(part) }) + beside(part, unit)] : []),
        whole
          ? `${whole.name}${of ? columnName(notice, of) : ''}　${inBoth(sumOf(whole.rows, of ?? by))}`
          : `${columnName(notice, of ?? by)}　${inBoth(sumOf(parts, of ?? by))}`,
        ...(whole && whole.name !== names(whole.rows) && whole.rows.length > 1
          ? [say('madeUpOf', { places: names(whole.rows) })]
          : []),
      ),
    ],
    next: [...parts.slice(0, 2), ...(whole?.rows.length === 1 ? whole.rows : [])].map((row) =>
      offer(row.name, askAmount(row)),
    ),
    figures: true,
    where: annexesOf(notice, 'allocations'),
  };
}
