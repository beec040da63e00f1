import { amountOf } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import { type Propose, using } from '../proposal.js';
import { cutColumn } from './columns.js';
import { find } from './find.js';

/** 核减一共多少, 负数的福利院合计: what those come to that are below zero. */
export const foundSum: Propose = (evidence) => {
  if (!asksSumOfCuts(evidence)) return [];
  const { catalogue } = evidence;
  return find(evidence).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'find') return [];
    const column = question.column ?? cutColumn(evidence);
    if (question.operation.test.is !== 'negative' || column === undefined) return [];
    const ids = catalogue
      .rowsOf(question.rows.ids)
      .filter((row) => amountOf(row, column).isNegative())
      .map(({ id }) => id);
    if (ids.length < 2) return [];
    return [
      {
        question: { ...question, column, rows: { ids }, operation: { is: 'total', measure: 'sum' } },
        used: new Set([...used, ...using(evidence, { concepts: ['sum', 'altogether', 'minus', 'plus'] })]),
        assumed,
      },
    ];
  });
};

/** 合计 behind what says that they were cut; 一共几家 and 一共有哪些 count and list them. */
export function asksSumOfCuts({ live, has }: Evidence): boolean {
  const cut = live.find((token) => isA(token, 'negative'));
  if (!cut || has('howMany', 'most', 'least', 'share', 'average')) return false;
  const sum = live.find((token) => token.from >= cut.to && isA(token, 'sum', 'altogether'));
  return (
    sum !== undefined && !live.some((token) => token.from >= sum.to && isA(token, 'who', 'list', 'rest'))
  );
}
