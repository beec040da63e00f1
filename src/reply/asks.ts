import type { AnswerOf } from '../answer/model.js';
import type { Column, Notice, Row } from '../notice/model.js';
import type { RankLevel } from '../question/model.js';
import type { Offer } from './message.js';
import { columnName } from './section.js';
import { say } from './wording.js';

/*
 * The questions behind buttons, in words that are understood without what came before. Each names its places in full,
 * so that it means the same in any chat at any time: the full name of a row is answered with that row and no other.
 */

const inColumn = (column: Column | undefined): string => (column ? ` ${columnName(column)}` : '');

const names = (rows: readonly Row[]): string => rows.map((row) => row.name).join('、');

export const askAmount = (row: Row, column?: Column): string => `${row.name}${inColumn(column)}`;

export const askTargets = (row: Row): string => `${row.name} 绩效目标`;

export const askBreakdown = (row: Row, column?: Column): string => `${row.name} 明细${inColumn(column)}`;

export const askComparison = (rows: readonly Row[], column?: Column): string =>
  `${names(rows)}对比${inColumn(column)}`;

export const askSum = (rows: readonly Row[], column?: Column): string =>
  `${names(rows)}${inColumn(column)}合计`;

export const askChecks = (checks: readonly AnswerOf<'compliance'>[]): string => {
  const [place] = checks.flatMap((check) => check.place ?? []);
  const values = checks.map(
    ({ indicator, actual, isPercent }) => `${indicator.name} ${actual}${isPercent ? '%' : ''}`,
  );
  return `${place ? `${place.name} ` : ''}${values.join('、')}`;
};

export const ASK_ALL_TARGETS = '绩效目标';
export const ASK_ALL_SUBJECTS = '全部科目';
export const ASK_PURPOSE = '资金用途';
export const ASK_REGION = '全区';
export const ASK_HELP = '帮助';

export const askPicture = (ask: string): string => `${ask} 图`;

/** As in 全区各县市区排名, and how the rows of each level are called in it. */
const LEVELS = {
  prefecture: '各地州市',
  county: '各县市区',
  institution: '各救助机构',
  unit: '所有单位',
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
