import type { Answer } from '../answer/model.js';
import type { Notice, Row } from '../notice/model.js';
import type { Chart } from './chart.js';
import { thousands } from './money.js';
import { columnName, together } from './section.js';
import { say } from './wording.js';

interface Frame {
  readonly year: number;
  readonly source: string;
}

/** The answer's figures as a chart; undefined where a picture would show no more than the words. */
export function chartOf(answer: Answer, notice: Notice): Chart | undefined {
  const frame = { year: notice.year, source: `${notice.number} 附件1` };
  switch (answer.kind) {
    case 'allocation':
      return ofPlace(answer.row, answer.members, frame);
    case 'breakdown':
      return ofPlace(answer.row, answer.members, frame);
    case 'compare':
    case 'aggregate':
      return stacked(answer.rows, together(answer.rows), frame);
    case 'ranking':
      if (answer.measure === 'share') return undefined;
      return {
        ...frame,
        kind: 'bars',
        column: answer.by,
        title: say('chartRanking', {
          scope: answer.scope.name,
          column: columnName(answer.by),
          order: say(answer.order),
        }),
        bars: answer.ranked.map(({ row, rank, value }) => ({
          name: row.name,
          value,
          rank,
          ...detailOf(row, answer.scope),
        })),
      };
    case 'compliance':
      return compliance([answer], frame.year, notice.number);
    case 'several': {
      const checks = answer.answers.filter((part) => part.kind === 'compliance');
      return checks.length > 0 ? compliance(checks, frame.year, notice.number) : undefined;
    }
    default:
      return undefined;
  }
}

/** A place and what lies in it; its sum stands under the title. */
function ofPlace(row: Row, members: readonly Row[], frame: Frame): Chart {
  if (members.length === 0) return stacked([row], row.name, frame);
  const title = say(row.kind === 'region' ? 'chartRegion' : 'chartPlace', { place: row.name });
  return {
    ...stacked(members, row.name, frame),
    title,
    summary: say('chartSum', { amount: thousands(row.amounts.total) }),
  };
}

function stacked(rows: readonly Row[], name: string, frame: Frame): Chart {
  return {
    ...frame,
    kind: 'stacked',
    title: say('chartStacked', { place: name }),
    bars: rows.map((row) => ({ name: row.name, advance: row.amounts.advance, current: row.amounts.current })),
  };
}

const detailOf = (row: Row, scope: Row): { detail?: string } =>
  scope.kind === 'region' && row.prefecture && row.prefecture !== row.id ? { detail: row.prefecture } : {};

function compliance(
  checks: readonly Extract<Answer, { kind: 'compliance' }>[],
  year: number,
  number: string,
): Chart {
  return {
    kind: 'compliance',
    title: say('chartCompliance', { place: checks[0]?.place?.name ?? '' }),
    year,
    source: `${number} 附件3`,
    rows: checks.map(({ indicator, actual, isPercent, met }) => ({
      indicator: indicator.name,
      target: indicator.target,
      actual: isPercent ? `${actual}%` : actual,
      met,
    })),
  };
}
