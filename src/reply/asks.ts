import type { AnswerOf } from '../answer/model.js';
import type { Column, Notice, Row } from '../notice/model.js';
import type { RankLevel } from '../question/model.js';
import type { Offer } from './message.js';
import { columnName } from './section.js';
import { say } from './wording.js';

/*
 * The questions behind buttons, in words that are understood without what came before. Each names its places in full,
 * so that it means the same in any chat at any time.
 */

/** A name that is answered with this row and no other. */
export const askable = (row: Row): string =>
  row.prefecture && row.prefecture !== row.id ? `${row.prefecture} ${row.name}` : row.name;

const inColumn = (column: Column | undefined): string => (column ? ` ${columnName(column)}` : '');

export const askAmount = (row: Row, column?: Column): string => `${askable(row)}${inColumn(column)}`;

export const askTargets = (row: Row): string => `${askable(row)} 绩效目标`;

export const askBreakdown = (row: Row, column?: Column): string => `${askable(row)} 明细${inColumn(column)}`;

export const askComparison = (rows: readonly Row[], column?: Column): string =>
  `${rows.map(askable).join('和')}对比${inColumn(column)}`;

export const askSum = (rows: readonly Row[], column?: Column): string =>
  `${rows.map(askable).join('、')}${inColumn(column)}合计`;

export const askPicture = (ask: string): string => `${ask} 图`;

/** As in 全区各县市区排名, and how the rows of each level are called in it. */
const LEVELS = {
  prefecture: '各地州市',
  county: '各县市区',
  institution: '各机构',
  unit: '各单位',
} as const satisfies Record<RankLevel, string>;

export const levelName = (level: RankLevel): string => LEVELS[level];

export const askRanking = (
  scope: Row,
  level: RankLevel,
  column?: Column,
  order: 'most' | 'least' = 'most',
): string =>
  `${scope.name}${levelName(level)}${inColumn(column)}排名${order === 'least' ? ` ${say(order)}` : ''}`;

/** The same ranking from the first to the last; undefined where it ranks a selection that no plain words name. */
export function askWholeRanking(answer: AnswerOf<'ranking'>, notice: Notice): string | undefined {
  const { scope, level, of, measure, column, order } = answer;
  if (measure === 'share' || of !== rankable(notice, scope, level)) return undefined;
  return askRanking(scope, level, column, order);
}

function rankable({ rows }: Notice, scope: Row, level: RankLevel): number {
  return rows.filter(
    (row) =>
      (level === 'unit' ? row.kind === 'county' || row.kind === 'institution' : row.kind === level) &&
      (scope.kind === 'region' || row.prefecture === scope.id),
  ).length;
}

export const offer = (label: string, ask: string): Offer => ({ label, ask });
