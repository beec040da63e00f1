import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import { type Propose, using } from '../proposal.js';
import { cutOut } from './cut-out.js';
import { order } from './order.js';

/** 喀什地区全年前三名加起来多少, 前三名合计: the sum, or the average, of those that a ranking would show. */
export const cutSum: Propose = (evidence) => {
  if (!evidence.has('sum', 'average') && !isAddedUp(evidence)) return [];
  return order(evidence).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'order') return [];
    const { from, to, by } = question.operation;
    if (by !== 'amount' || to === undefined || to <= from) return [];
    const ids = cutOut(question.rows, question.operation, question.column, evidence);
    if (!ids) return [];
    const measure = evidence.has('average') ? ('average' as const) : ('sum' as const);
    return [
      {
        question: { ...question, rows: { ids }, operation: { is: 'total', measure } },
        used: new Set([...used, ...using(evidence, { concepts: ['sum', 'average', 'altogether'] })]),
        assumed,
      },
    ];
  });
};

/** 前十县合计, 后五名一共多少, 第三到第五名合计: behind what cuts the order 合计 adds up, and before it says by which column it goes: 按合计前十. */
export function isAddedUp({ live }: Evidence): boolean {
  const cut = live.findLast(
    (token) => token.as === 'count' || token.as === 'rank' || isA(token, 'lastRank', 'first'),
  );
  return cut !== undefined && live.some((token) => token.from >= cut.to && isA(token, 'altogether'));
}
