import type { Answer, AnswerOf } from '../answer/model.js';
import type { Column, Notice, Row } from '../notice/model.js';
import type { Level } from '../question/model.js';
import type { Offer } from './message.js';
import { columnName } from './section.js';
import { say } from './wording.js';

/*
 * The questions behind buttons, in words that are understood without what came before. Each names its places in full,
 * so that it means the same in any chat at any time: the full name of a row is answered with that row and no other.
 */

/** Columns stand in a question by the name that the notice gives them. */
type ColumnName = string;

const inColumn = (column: ColumnName | undefined): string => (column ? ` ${column}` : '');

/** The name of the column that an answer was asked in. */
const columnIn = ({
  notice,
  column,
}: {
  readonly notice: Notice;
  readonly column?: Column;
}): ColumnName | undefined => (column === undefined ? undefined : columnName(notice, column));

const names = (rows: readonly Row[]): string => rows.map((row) => row.name).join('、');

export const askAmount = (row: Row, column?: ColumnName): string => `${row.name}${inColumn(column)}`;

export const askTargets = (row: Row): string => `${row.name} 绩效目标`;

export const askBreakdown = (row: Row, column?: ColumnName): string => `${row.name} 明细${inColumn(column)}`;

export const askComparison = (rows: readonly Row[], column?: ColumnName): string =>
  `${names(rows)}对比${inColumn(column)}`;

export const askSum = (rows: readonly Row[], column?: ColumnName): string =>
  `${names(rows)}${inColumn(column?.replace(/合计$/u, ''))}合计`;

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
} as const satisfies Record<Level, string>;

export const levelName = (level: Level): string => LEVELS[level];

export const askRanking = (
  scope: Row,
  level: Level,
  column?: ColumnName,
  order: 'most' | 'least' = 'most',
): string =>
  `${scope.name}${levelName(level)}${inColumn(column)}排名${order === 'least' ? ` ${say(order)}` : ''}`;

/**
 * An answer's question in words that are read as it: behind the buttons of a choice between readings or places. Undefined
 * where no plain words ask for just that.
 */
export function askAgain(answer: Answer): string | undefined {
  switch (answer.kind) {
    case 'allocation':
      return askAmount(answer.row, columnIn(answer));
    case 'breakdown':
      return askBreakdown(answer.row, columnIn(answer));
    case 'compare':
      return answer.columns ? undefined : askComparison(answer.rows, columnIn(answer));
    case 'aggregate':
      return askTotal(answer);
    case 'ranking':
      return askOrder(answer);
    case 'share':
      return askShare(answer);
    case 'subject':
      return `科目 ${answer.subjects.map((subject) => subject.code).join('、')}`;
    case 'indicator':
      return `${answer.place ? `${answer.place.name} ` : ''}${answer.indicators.map((i) => i.name).join('、')} 目标`;
    case 'compliance':
      return askChecks([answer]);
    case 'years':
      return askYears(answer);
    case 'document':
      return answer.facts.length === 1 ? answer.facts[0]?.title : undefined;
    default:
      return undefined;
  }
}

/** 莎车县 2024年和2023年对比: the question of one of the years, and the years. */
function askYears({ parts, measure }: AnswerOf<'years'>): string | undefined {
  const [first] = parts;
  const ask = first && askAgain(first);
  if (ask === undefined) return undefined;
  return `${ask} ${yearsOf(parts)}${measure === 'sum' ? '合计' : measure === 'average' ? '平均' : '对比'}`;
}

const yearsOf = (parts: readonly Answer[]): string => parts.map((part) => `${part.notice.year}年`).join('和');

/** 莎车县、叶城县 提前下达 2024年和2023年对比: the years of several places in one question; undefined where they are no places. */
export function askYearsOf(answers: readonly AnswerOf<'years'>[]): string | undefined {
  const [part] = answers[0]?.parts ?? [];
  if (part?.kind !== 'allocation') return undefined;
  const rows = answers.flatMap(({ parts: [first] }) => (first?.kind === 'allocation' ? [first.row] : []));
  if (rows.length < answers.length) return undefined;
  return `${names(rows)}${inColumn(columnIn(part))} ${yearsOf(answers[0]?.parts ?? [])}对比`;
}

function askTotal(answer: AnswerOf<'aggregate'>): string | undefined {
  const { measure, rows, minus, covered } = answer;
  const column = columnIn(answer);
  if (covered.length > 0 || answer.columns || measure === 'count') return undefined;
  if (measure === 'average') return `${names(rows)}${inColumn(column)}平均`;
  if (minus.length === 0) return askSum(rows, column);
  return `${rows.map((row) => row.name).join('加')}减${minus.map((row) => row.name).join('减')}${inColumn(column)}`;
}

function askOrder(answer: AnswerOf<'ranking'>): string | undefined {
  const { scope, level, order, ranked, of, rank, measure } = answer;
  const column = columnIn(answer);
  if (measure !== 'amount') return undefined;
  const [first] = ranked;
  if (rank !== undefined && first?.rank === rank && ranked.length === 1)
    return `${first.row.name}${inColumn(column)}在${scope.name}排第几`;
  if (order === 'both') return `${scope.name}${levelName(level)}${inColumn(column)}最多和最少`;
  if (ranked.length === of) return askRanking(scope, level, column, order);
  return `${scope.name}${levelName(level)}${inColumn(column)}${say(order === 'most' ? 'askMost' : 'askLeast')}${ranked.length}个`;
}

function askShare(answer: AnswerOf<'share'>): string | undefined {
  const { parts, whole, of, notice } = answer;
  // The notice's own sum is the year's.
  const ownSum = notice.sums.find((sum) => sum.parts.includes(answer.by))?.whole;
  if (whole ? of !== undefined : of !== ownSum) return undefined;
  const column = columnIn(answer);
  return whole
    ? `${names(parts)}${inColumn(column)}占${whole.name}多少`
    : `${names(parts)}${inColumn(column)}占全年多少`;
}

/** The same ranking from the first to the last; undefined where it ranks a selection that no plain words name. */
export function askWholeRanking(answer: AnswerOf<'ranking'>, notice: Notice): string | undefined {
  const { scope, level, of, measure, order } = answer;
  if (measure !== 'amount' || order === 'both' || of !== rankable(notice, scope, level)) return undefined;
  return askRanking(scope, level, columnIn(answer), order);
}

function rankable({ rows }: Notice, scope: Row, level: Level): number {
  return rows.filter(
    (row) =>
      (level === 'unit' ? row.kind === 'county' || row.kind === 'institution' : row.kind === level) &&
      (scope.kind === 'region' || row.prefecture === scope.id),
  ).length;
}

export const offer = (label: string, ask: string): Offer => ({ label, ask });

/** The targets of a place, where the notice has any. */
export const offerTargets = (row: Row, { annexes }: Notice): Offer[] =>
  annexes.indicators ? [offer(say('offerTargets'), askTargets(row))] : [];
