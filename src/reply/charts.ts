import type { Answer, AnswerOf } from '../answer/model.js';
import { amountOf, type Notice, type Row } from '../notice/model.js';
import type { Chart } from './chart.js';
import { reverseTitle } from './found.js';
import { thousands } from './money.js';
import { measured } from './ranking.js';
import { annexesOf, columnName, mainColumn, together } from './section.js';
import { say } from './wording.js';
import { chartOfGrowth, chartOfYears, columnShown } from './years-chart.js';

interface Frame {
  readonly year: number;
  readonly source: string;
}

/** The answer's figures as a chart; undefined where a picture would show no more than the words. */
export function chartOf(answer: Answer): Chart | undefined {
  const { notice } = answer;
  const frame = { year: notice.year, source: `${notice.number} ${annexesOf(notice, 'allocations')}` };
  switch (answer.kind) {
    case 'allocation':
      return ofPlace(answer.row, answer.members, notice, frame);
    case 'breakdown':
      return ofPlace(answer.row, answer.members, notice, frame);
    case 'compare':
    case 'aggregate':
      return stacked(answer.rows, together(answer.rows), notice, frame);
    case 'ranking':
      if (answer.against) return grownRanking(answer, answer.against);
      if (answer.measure !== 'amount') return undefined;
      return {
        ...frame,
        kind: 'bars',
        ...columnShown(notice, answer.by),
        title: say('chartRanking', {
          scope: answer.scope.name,
          column: columnName(notice, answer.by),
          order: say(answer.order),
        }),
        bars: answer.ranked.map(({ row, rank, value }) => ({
          name: row.name,
          value,
          rank,
          ...detailOf(row, answer.scope),
        })),
      };
    case 'reverse':
      // Two columns are no one thing over the years.
      return answer.against && !('was' in answer.test && answer.test.was)
        ? grownFound(answer, answer.against)
        : undefined;
    case 'years':
      return chartOfYears([answer]);
    case 'compliance':
      return compliance([answer], notice);
    case 'several': {
      const years = answer.answers.filter((part) => part.kind === 'years');
      if (years.length === answer.answers.length) return chartOfYears(years);
      const checks = answer.answers.filter((part) => part.kind === 'compliance');
      return checks.length > 0 ? compliance(checks, notice) : undefined;
    }
    default:
      return undefined;
  }
}

/** A place and what lies in it; its sum stands under the title. */
function ofPlace(row: Row, members: readonly Row[], notice: Notice, frame: Frame): Chart {
  if (members.length === 0) return stacked([row], row.name, notice, frame);
  const title = say(row.kind === 'region' ? 'chartRegion' : 'chartPlace', { place: row.name });
  return {
    ...stacked(members, row.name, notice, frame),
    title,
    summary: say('chartSum', {
      column: columnName(notice, mainColumn(notice)),
      amount: thousands(amountOf(row, mainColumn(notice))),
    }),
  };
}

/** The parts of the main column stacked; where it has none, the column itself. */
function stacked(rows: readonly Row[], name: string, notice: Notice, frame: Frame): Chart {
  const main = mainColumn(notice);
  const parts = notice.sums.find(({ whole }) => whole === main)?.parts;
  const title = say('chartStacked', { place: name });
  if (!parts)
    return {
      ...frame,
      kind: 'bars',
      title,
      ...columnShown(notice, main),
      bars: rows.map((row) => ({ name: row.name, value: amountOf(row, main) })),
    };
  return {
    ...frame,
    kind: 'stacked',
    title,
    parts: parts.map((part) => columnName(notice, part)),
    whole: columnName(notice, main),
    bars: rows.map((row) => ({ name: row.name, amounts: parts.map((part) => amountOf(row, part)) })),
  };
}

/** Places in order of how much they grew, with what they had in both years. */
function grownRanking(answer: AnswerOf<'ranking'>, against: Notice): Chart {
  const { notice, by, label, scope, order, ranked } = answer;
  const title = say('chartRanking', {
    scope: label ?? scope.name,
    column: measured(answer),
    order: say(order),
  });
  return chartOfGrowth(
    title,
    notice,
    against,
    by,
    ranked.map(({ row, rank, was }) => ({ row, rank, was })),
    scope.kind === 'region',
  );
}

/** The places that grew or shrank as was asked. */
function grownFound(answer: AnswerOf<'reverse'>, against: Notice): Chart {
  const { notice, by, found, were } = answer;
  const rows = found.map(({ row }, i) => {
    const then = were?.[i];
    return { row, was: then && amountOf(then, by) };
  });
  return chartOfGrowth(reverseTitle(answer, notice).replace(/：$/, ''), notice, against, by, rows, true);
}

const detailOf = (row: Row, scope: Row): { detail?: string } =>
  scope.kind === 'region' && row.prefecture && row.prefecture !== row.id ? { detail: row.prefecture } : {};

function compliance(checks: readonly AnswerOf<'compliance'>[], notice: Notice): Chart {
  return {
    kind: 'compliance',
    title: say('chartCompliance', { place: checks[0]?.place?.name ?? '' }),
    year: notice.year,
    source: `${notice.number} ${annexesOf(notice, 'indicators')}`,
    rows: checks.map(({ indicator, actual, isPercent, met }) => ({
      indicator: indicator.name,
      target: indicator.target,
      actual: isPercent ? `${actual}%` : actual,
      met,
    })),
  };
}
