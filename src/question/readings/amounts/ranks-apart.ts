import { type Propose, using } from '../proposal.js';
import { cutOut } from './cut-out.js';
import { order } from './order.js';

/** By how much one is more than the other. */
const APART = ['difference', 'than', 'more', 'less'];

/** 第二名比第三名多多少, 排名第1和第2的县差多少: two that stand somewhere in an order, held against each other. */
export const ranksApart: Propose = (evidence) => {
  if (!evidence.has(...APART)) return [];
  return order(evidence).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'order') return [];
    if (question.operation.only?.length !== 2 || question.operation.by !== 'amount') return [];
    const ids = cutOut(question.rows, question.operation, question.column, evidence);
    if (ids?.length !== 2) return [];
    return [
      {
        question: { ...question, rows: { ids }, operation: { is: 'compare' as const } },
        used: new Set([...used, ...using(evidence, { concepts: APART })]),
        assumed,
      },
    ];
  });
};
