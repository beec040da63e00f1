import { BOUNDS } from '../../bound.js';
import { isA } from '../../evidence/token.js';
import { type Propose, using } from '../proposal.js';
import { metBy } from './chosen.js';
import { findSummedUp } from './find.js';

/** 一亿以上的县合计多少, 喀什地区超过3亿的县平均多少, 低于平均的县合计: what those come to that meet a bound. */
export const boundSum: Propose = (evidence) => {
  const done = evidence.of('sum', 'altogether', 'average').at(-1);
  if (!done || !evidence.has(...BOUNDS, 'between', 'upTo', 'than')) return [];
  const average = isA(done, 'average');
  return findSummedUp(evidence).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'find') return [];
    const met = metBy(evidence, question);
    if (!met) return [];
    const isOfOne = new Set(met.by).size < 2;
    const { column, ...rest } = question;
    return [
      {
        question: {
          ...rest,
          ...(isOfOne ? { rows: { ids: met.ids }, ...(column && { column }) } : { rows: met }),
          operation: { is: 'total', measure: average ? 'average' : 'sum' },
        },
        used: new Set([
          ...used,
          ...using(evidence, { concepts: average ? ['average'] : ['sum', 'altogether'] }),
        ]),
        assumed,
      },
    ];
  });
};
