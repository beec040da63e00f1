import type { Decimal } from 'decimal.js';
import { sumOf } from '../answer/arithmetic.js';
import type { AnswerOf, Ranked } from '../answer/model.js';
import type { Column, Notice, Row } from '../notice/model.js';
import type { Level, Test } from '../question/model.js';
import {
  askAmount,
  askBreakdown,
  askComparison,
  askRanking,
  askSum,
  askTargets,
  askWholeRanking,
  levelName,
  offer,
} from './asks.js';
import { claimBlocks } from './claims.js';
import type { Block, Line, Offer } from './message.js';
import { inUnit, money, thousands } from './money.js';
import {
  block,
  columnName,
  folded,
  ordered,
  rowLine,
  type Section,
  titled,
  together,
  yearOf,
} from './section.js';
import { say } from './wording.js';

/** From this many lines on a list is folded where the way out can fold. */
const LONG = 8;

/** From this many lines on one looks for a place in it, page by page, where the way out has pages. */
const VERY_LONG = 20;

/** @param again the question that shows the same list */
const listed = (lines: readonly Line[], again?: string): Block => ({
  ...(lines.length > LONG ? folded(...lines) : block(...lines)),
  ...(again && lines.length > VERY_LONG && { paged: again }),
});

/** Every place of a prefecture, its sum first. */
export function breakdown({ row, members, column }: AnswerOf<'breakdown'>, notice: Notice): Section {
  return {
    blocks: [
      block(
        [{ strong: say('breakdownTitle', { place: row.name, year: notice.year }) }, '（单位：万元）'],
        rowLine({ ...row, name: say('grandTotal') }, column),
      ),
      listed(members.map((member) => rowLine(member, column))),
    ],
    next: [
      offer(say('offerRanking'), askRanking(row, row.kind === 'region' ? 'prefecture' : 'county')),
      offer(say('offerTargets'), askTargets(row)),
      column
        ? offer(say('offerAllColumns'), askBreakdown(row))
        : offer(columnName('current'), askBreakdown(row, 'current')),
    ],
    pictured: askBreakdown(row),
    figures: true,
    where: '附件1',
  };
}

/** Places side by side, with the difference said in a sentence. */
export function compare(answer: AnswerOf<'compare'>, notice: Notice): Section {
  const { rows, by, column, columns, sum } = answer;
  const title = say('compareTitle', {
    count: rows.length,
    column: columns ? '' : columnName(by),
    year: notice.year,
  }).replace('·  ·', '·');
  const verdict = verdictOn(answer);
  return {
    blocks: [
      ...claimBlocks(answer.claims),
      ...(answer.percent ? [block([{ strong: percentLine(rows, answer.percent) }])] : []),
      block(
        [{ strong: title }, '（单位：万元）'],
        ...rows.map((row, i) =>
          columns?.[i]
            ? [`${row.name}${columnName(columns[i])}　`, { copy: thousands(row.amounts[columns[i]]) }]
            : rowLine(row, column),
        ),
        ...(sum ? [say('sum', { amount: thousands(sum) })] : []),
      ),
      ...(verdict ? [block([{ strong: verdict }])] : []),
    ],
    next: [
      ...rows.slice(0, 3).map((row) => offer(row.name, askAmount(row))),
      column
        ? offer(say('offerAllColumns'), askComparison(rows))
        : offer(columnName('current'), askComparison(rows, 'current')),
    ],
    pictured: askComparison(rows),
    figures: true,
    where: '附件1',
  };
}

function verdictOn({ difference, by, columns }: AnswerOf<'compare'>): string | undefined {
  if (!difference) return undefined;
  if (difference.amount.isZero()) return say('equal', { column: columns ? '' : columnName(by) });
  return (
    say('difference', {
      most: inColumn(difference.most, difference.mostIn),
      least: inColumn(difference.least, difference.leastIn),
      amount: thousands(difference.amount),
    }) + (difference.times ? say('times', { times: difference.times.toFixed() }) : '')
  );
}

const inColumn = (row: Row, column: Column | undefined): string =>
  column ? `${row.name}${columnName(column)}` : row.name;

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
export function aggregate(answer: AnswerOf<'aggregate'>, notice: Notice): Section {
  const { rows, minus, covered, by, value, measure } = answer;
  const title = say(TOTALS[measure], {
    label: answer.label ?? together(rows),
    column: columnName(by).replace('合计', ''),
    count: value.toFixed(),
    year: notice.year,
  });
  const besides = measure === 'count' || measure === 'average' ? institutionsBeside(answer, notice) : [];
  return {
    blocks: [
      ...claimedBlocks(answer),
      block([{ strong: title }], ...(measure === 'count' ? [] : [figure(answer)]), ...averaged(answer)),
      listed([
        ...rows.map((row): Line => [...rowLine(row, by), ' 万元']),
        ...minus.map((row): Line => [...rowLine(row, by, '减　'), ' 万元']),
      ]),
      ...(covered.length > 0 ? [block(coveredLine(rows, covered))] : []),
      ...(besides.length > 0
        ? [block(say('besides', { count: besides.length, places: names(besides) }))]
        : []),
    ],
    ...(rows.length > 1 &&
      minus.length === 0 &&
      measure === 'sum' && { pictured: askSum(rows, answer.column) }),
    figures: true,
    where: '附件1',
  };
}

/** The verdict on a sum that somebody states. */
function claimedBlocks({ claimed, value }: AnswerOf<'aggregate'>): Block[] {
  if (!claimed) return [];
  const right = claimed.eq(value);
  const values = { amount: thousands(value), claimed: thousands(claimed) };
  return [block([{ strong: say(right ? 'claimedSumRight' : 'claimedSumWrong', values) }])];
}

function figure({ value, unit }: AnswerOf<'aggregate'>): Line {
  const other = `（${inUnit(value, unit ?? '亿元')}）`;
  return [{ copy: thousands(value) }, ` 万元${value.abs().gte(10_000) || unit ? other : ''}`];
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

/** First or last N, ranks before names; of one rank that was asked for, a sentence. */
export function ranking(answer: AnswerOf<'ranking'>, notice: Notice): Section {
  const { ranked, of, measure, order } = answer;
  const tied = ranked.some((entry, index) =>
    ranked.some((other, j) => j !== index && other.rank === entry.rank),
  );
  const again = askWholeRanking(answer, notice);
  const [only] = ranked;
  return {
    blocks: [
      ...(answer.rank !== undefined && only && ranked.length === 1
        ? [block([{ strong: rankLine(answer, only) }])]
        : []),
      block(
        [{ strong: rankingTitle(answer, notice) }, measure === 'share' ? '' : '（单位：万元）'],
        ...(ranked.length < of ? [say('ofAll', { of, count: ranked.length })] : []),
      ),
      listed(
        ranked.map((entry) => rankedLine(answer, entry)),
        again,
      ),
      ...(tied ? [block(say('tie'))] : []),
    ],
    next: [
      ...ranked.slice(0, 2).map(({ row }) => offer(row.name, askAmount(row))),
      ...(again && ranked.length < of ? [offer(say('offerWholeRanking'), again)] : []),
      ...(again && order !== 'both' ? [turned(answer)] : []),
    ],
    ...(again && { pictured: again }),
    figures: true,
    where: '附件1',
  };
}

function rankingTitle(
  { scope, level, by, order, measure, rank, label }: AnswerOf<'ranking'>,
  notice: Notice,
): string {
  return say(rank !== undefined ? 'nthTitle' : 'rankingTitle', {
    scope: label ?? scope.name,
    level: label ? '' : levelName(level),
    column: measure === 'share' ? say('byShare', { column: columnName(by) }) : columnName(by),
    order: say(order),
    rank: rank ?? '',
    year: notice.year,
  });
}

/** 莎车县在喀什地区 12 个县市中全年合计第 1; counted from the end where the end was asked for. */
const rankLine = (
  { scope, of, by, level, order, label }: AnswerOf<'ranking'>,
  { row, rank }: Ranked,
): string =>
  say('rankLine', {
    place: row.name,
    scope: label ?? scope.name,
    of,
    peers: peersOf(level),
    column: `${columnName(by)}${order === 'least' ? say('least') : ''}`,
    rank,
  });

const peersOf = (level: Level): string =>
  say(level === 'prefecture' ? 'peersPrefecture' : level === 'county' ? 'peersCounty' : 'peersUnit');

function rankedLine({ scope, measure, unit }: AnswerOf<'ranking'>, { row, rank, value }: Ranked): Line {
  return [
    `${rank}. ${scope.kind === 'region' && row.kind !== 'prefecture' ? titled(row) : row.name}　`,
    { copy: measure === 'share' ? `${value.toFixed(2)}%` : thousands(value) },
    ...(unit ? [`（${inUnit(value, unit)}）`] : []),
  ];
}

/** The same ranking from its other end. */
function turned({ scope, level, column, order }: AnswerOf<'ranking'>): Offer {
  const other = order === 'most' ? 'least' : 'most';
  return offer(say(other), askRanking(scope, level, column, other));
}

const TITLES = {
  equal: 'reverseTitle',
  near: 'reverseTitle',
  above: 'reverseAbove',
  atLeast: 'reverseAtLeast',
  below: 'reverseBelow',
  atMost: 'reverseAtMost',
  between: 'reverseBetween',
  negative: 'reverseNegative',
  zero: 'reverseZero',
  exceeds: 'reverseExceeds',
} as const satisfies Record<Test['is'], string>;

/** The places that meet a condition. */
export function reverse(answer: AnswerOf<'reverse'>): Section {
  const { found, test, near } = answer;
  const bounded = !['equal', 'near', 'negative', 'zero'].includes(test.is);
  const values = {
    amount: 'amount' in test ? thousands(test.amount) : '0',
    ...(test.is === 'between' && { from: thousands(test.from), to: thousands(test.to) }),
    ...(test.is === 'exceeds' && { other: columnName(test.other) }),
    column: answer.column || bounded ? columnName(answer.column ?? 'total') : '',
    count: found.length,
  };
  return {
    blocks: [
      block([{ strong: say(near ? 'reverseNear' : TITLES[test.is], values) }]),
      listed(found.map(({ row, columns }) => foundLine(row, columns))),
    ],
    next: found.slice(0, 3).map(({ row }) => offer(row.name, askAmount(row))),
    figures: true,
    where: '附件1',
  };
}

function foundLine(row: Row, columns: readonly Column[]): Line {
  const [column] = columns;
  const others = ordered(column).filter((c) => !columns.includes(c));
  return [
    `${titled(row)}　${columns.map((c) => columnName(c)).join('、')} `,
    { copy: thousands(row.amounts[column ?? 'total']) },
    others.length > 0
      ? ` 万元（${others.map((c) => `${columnName(c)} ${thousands(row.amounts[c])}`).join('，')}）`
      : ' 万元',
  ];
}

/** What part some are of another, or of their own year. */
export function share(answer: AnswerOf<'share'>, notice: Notice): Section {
  const { parts, part, whole, by, value, label, claims } = answer;
  const column = by === 'total' ? '全年合计' : columnName(by);
  const who = label ?? names(parts);
  const sentence = value
    ? say(whole ? 'share' : 'shareOfOwnYear', {
        part: who,
        whole: whole?.name ?? '',
        column,
        share: value.toFixed(2),
      })
    : say('noShare', { part: who, column });
  return {
    blocks: [
      ...claimBlocks(claims),
      block(
        [{ strong: sentence }, ` · ${yearOf(notice)}`],
        ...parts.map((row) => `${row.name}　${money(row.amounts[by])}`),
        ...(parts.length > 1 ? [say('sum', { amount: thousands(part) })] : []),
        whole
          ? `${whole.name}　${money(whole.amounts[by])}`
          : `${columnName('total')}　${money(sumOf(parts, 'total'))}`,
      ),
    ],
    next: [...parts.slice(0, 2), ...(whole ? [whole] : [])].map((row) => offer(row.name, askAmount(row))),
    figures: true,
    where: '附件1',
  };
}
