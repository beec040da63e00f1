import type { Answer } from '../answer/model.js';
import type { Notice, Row } from '../notice/model.js';
import type { Chart } from './chart.js';
import { columnName, together } from './section.js';
import { say } from './wording.js';

/** The answer's figures as a chart; undefined where a picture would show no more than the words. */
export function chartOf(answer: Answer, notice: Notice): Chart | undefined {
  const frame = { year: notice.year, source: `${notice.number} 附件1` };
  switch (answer.kind) {
    case 'allocation':
      return stacked(answer.members.length > 0 ? answer.members : [answer.row], answer.row.name, frame);
    case 'breakdown':
      return stacked(answer.members, answer.row.name, frame);
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

function stacked(rows: readonly Row[], name: string, frame: { year: number; source: string }): Chart {
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
