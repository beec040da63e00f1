import type { AnswerOf } from '../answer/model.js';
import type { Column, Notice, Row } from '../notice/model.js';
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
import type { Block, Line, Offer } from './message.js';
import { inYi, inYuan, money, thousands } from './money.js';
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
  const { rows, by, column, difference, sum } = answer;
  const verdict = difference
    ? difference.amount.isZero()
      ? say('equal', { column: columnName(by) })
      : say('difference', {
          most: difference.most.name,
          least: difference.least.name,
          amount: thousands(difference.amount),
        }) + (difference.times ? say('times', { times: difference.times.toFixed() }) : '')
    : undefined;
  return {
    blocks: [
      block(
        [
          { strong: say('compareTitle', { count: rows.length, column: columnName(by), year: notice.year }) },
          '（单位：万元）',
        ],
        ...rows.map((row) => rowLine(row, column)),
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

/** A sum: the figure, then what it is made of. */
export function aggregate(answer: AnswerOf<'aggregate'>, notice: Notice): Section {
  const { rows, covered, by, value, unit } = answer;
  const title = say('aggregateTitle', {
    label: answer.label ?? together(rows),
    column: columnName(by).replace('合计', ''),
    year: notice.year,
  });
  const other = unit === '元' ? `（${inYuan(value)}）` : `（${inYi(value)}）`;
  return {
    blocks: [
      block(
        [{ strong: title }],
        [{ copy: thousands(value) }, ` 万元${value.abs().gte(10_000) || unit ? other : ''}`],
      ),
      listed(rows.map((row) => [...rowLine(row, by), ' 万元'])),
      ...(covered.length > 0
        ? [
            block(
              say('covered', {
                places: names(covered),
                wholes: names(
                  rows.filter((row) => covered.some((c) => row.kind === 'region' || c.prefecture === row.id)),
                ),
              }),
            ),
          ]
        : []),
    ],
    ...(rows.length > 1 && { pictured: askSum(rows, answer.column) }),
    figures: true,
    where: '附件1',
  };
}

const names = (rows: readonly Row[]): string => rows.map((row) => row.name).join('、');

/** First or last N, ranks before names. */
export function ranking(answer: AnswerOf<'ranking'>, notice: Notice): Section {
  const { scope, ranked, of, by, order, measure } = answer;
  const measureName = measure === 'share' ? say('byShare', { column: columnName(by) }) : columnName(by);
  const tied = ranked.some((entry, index) =>
    ranked.some((other, j) => j !== index && other.rank === entry.rank),
  );
  const again = askWholeRanking(answer, notice);
  const lines = ranked.map(
    ({ row, rank, value }): Line => [
      `${rank}. ${scope.kind === 'region' && row.kind !== 'prefecture' ? titled(row) : row.name}　`,
      { copy: measure === 'share' ? `${value.toFixed(2)}%` : thousands(value) },
    ],
  );
  return {
    blocks: [
      block(
        [
          {
            strong: say('rankingTitle', {
              scope: scope.name,
              level: levelName(answer.level),
              column: measureName,
              order: say(order),
              year: notice.year,
            }),
          },
          measure === 'share' ? '' : '（单位：万元）',
        ],
        ...(ranked.length < of ? [say('ofAll', { of, count: ranked.length })] : []),
      ),
      listed(lines, again),
      ...(tied ? [block(say('tie'))] : []),
    ],
    next: [
      ...ranked.slice(0, 2).map(({ row }) => offer(row.name, askAmount(row))),
      ...(again && ranked.length < of ? [offer(say('offerWholeRanking'), again)] : []),
      ...(again ? [turned(answer)] : []),
    ],
    ...(again && { pictured: again }),
    figures: true,
    where: '附件1',
  };
}

/** The same ranking from its other end. */
function turned({ scope, level, column, order }: AnswerOf<'ranking'>): Offer {
  const other = order === 'most' ? 'least' : 'most';
  return offer(say(other), askRanking(scope, level, column, other));
}

/** The places that have an amount. */
export function reverse(answer: AnswerOf<'reverse'>): Section {
  const { amount, found, test, near } = answer;
  const column = answer.column ? columnName(answer.column) : '';
  const values = { amount: amount ? thousands(amount) : '0', column, count: found.length };
  const title =
    test === 'negative'
      ? 'reverseNegative'
      : test === 'zero'
        ? 'reverseZero'
        : near
          ? 'reverseNear'
          : 'reverseTitle';
  return {
    blocks: [
      block([{ strong: say(title, values) }], ...found.map(({ row, columns }) => foundLine(row, columns))),
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

/** What part one is of another. */
export function share({ part, whole, by, value }: AnswerOf<'share'>, notice: Notice): Section {
  const column = by === 'total' ? '全年合计' : columnName(by);
  const sentence = value
    ? say('share', { part: part.name, whole: whole.name, column, share: value.toFixed(2) })
    : say('noShare', { part: part.name, column });
  return {
    blocks: [
      block(
        [{ strong: sentence }, ` · ${yearOf(notice)}`],
        `${part.name}　${money(part.amounts[by])}`,
        `${whole.name}　${money(whole.amounts[by])}`,
      ),
    ],
    next: [part, whole].map((row) => offer(row.name, askAmount(row))),
    figures: true,
    where: '附件1',
  };
}
