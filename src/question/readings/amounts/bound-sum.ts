import type { Decimal } from 'decimal.js';
import { amountOf } from '../../../notice/model.js';
import { isWithin } from '../../bound.js';
import type { Test } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { BOUNDS } from './bounds.js';
import { findSummedUp } from './find.js';

/** 一亿以上的县合计多少, 喀什地区超过3亿的县平均多少: what those come to that meet a bound. */
export const boundSum: Propose = (evidence) => {
  const average = evidence.has('average');
  // 超过平均的县合计: the average is the bound, and what is asked for is none.
  if (!evidence.has(...BOUNDS, 'between', 'upTo') || evidence.has('sum', 'altogether') === average) return [];
  return findSummedUp(evidence).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'find') return [];
    const { test } = question.operation;
    const by = question.column ?? evidence.catalogue.main;
    const rows = evidence.catalogue.rowsOf(question.rows.ids).filter((row) => meets(amountOf(row, by), test));
    if (rows.length === 0) return [];
    return [
      {
        question: {
          ...question,
          rows: { ids: evidence.catalogue.idsOf(rows) },
          operation: { is: 'total', measure: average ? 'average' : 'sum' },
        },
        used: new Set([...used, ...using(evidence, { concepts: ['sum', 'altogether', 'average'] })]),
        assumed,
      },
    ];
  });
};

/** On the side of a bound, or between two; of any other test none does. */
function meets(amount: Decimal, test: Test): boolean {
  switch (test.is) {
    case 'above':
    case 'atLeast':
    case 'below':
    case 'atMost':
    case 'between':
      return isWithin(amount, test);
    default:
      return false;
  }
}
