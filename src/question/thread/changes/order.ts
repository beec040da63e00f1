import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Amounts, Operation, Question } from '../../model.js';
import { columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { order } from '../../readings/amounts/order.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { goesOn, ONWARD, proposal } from './common.js';

type Ordered = Amounts & { readonly operation: Extract<Operation, { is: 'order' }> };

/** 第二呢, 前五呢, 最少的呢: another stretch of the last order, or its other end; of a rank, of those it was among. */
export function otherStretch(evidence: Evidence, { last: before, shown }: Thread): Proposal[] {
  const last = orderOf(before);
  if (!last || evidence.mentions.length > 0) return [];
  const [picked] = order(evidence);
  const asked = picked?.question.kind === 'amounts' ? picked.question : undefined;
  const ranked = before.kind === 'amounts' && before.operation.is === 'rank';
  const nth = evidence.live.find(
    // 两个差多少, after a rank, counts places; 前三位 counts from an end.
    (token) => token.as === 'rank' || (token.as === 'count' && (!ranked || isFromEnd(evidence, token))),
  );
  if (!asked && !nth) return [];
  // 第二个的本次, of those that were listed: a place, and no other stretch.
  const listed = nth?.as === 'rank' && shown.length > 1 && nth.number?.value.lte(shown.length) === true;
  if (listed && (columnOf(evidence.live) || (ranked && !asked))) return [];
  const n = nth?.number?.value.toNumber() ?? 1;
  const column = columnOf(evidence.live);
  const turned = evidence.has('most', 'least', 'rear', 'front', 'first', 'ascending', 'descending');
  // 按提前下达排呢: another column, and the same stretch.
  const found =
    asked?.operation.is === 'order' && (nth || turned || !column)
      ? asked.operation
      : { ...last.operation, ...(nth && { from: nth.as === 'rank' ? n : 1, to: n }) };
  // A level of its own asks of other rows: the question stands alone.
  if (levelWords(evidence).length > 0 && asked?.rows.level !== last.rows.level) return [];
  return proposal(
    {
      ...last,
      operation: { ...found, end: turned ? found.end : last.operation.end },
      ...(column && { column }),
      understood: ['接上一问'],
    },
    new Set([
      ...(picked?.used ?? []),
      ...using(evidence, {
        tokens: [nth],
        concepts: [...ONWARD, ...PLAIN, 'ordinal', 'places', 'front', 'rear', 'order', 'descending'],
      }),
    ]),
    [goesOn(evidence, '接上一问，换名次')],
  );
}

/** The last order; after the rank of one place, that of all that it was ranked among. */
function orderOf(last: Question): (Ordered & Question) | undefined {
  if (last.kind !== 'amounts') return undefined;
  const { operation } = last;
  if (operation.is === 'order') return { ...last, operation };
  if (operation.is !== 'rank') return undefined;
  const { among, by = 'amount', against } = operation;
  return {
    ...last,
    rows: among,
    operation: { is: 'order', from: 1, end: 'most', by, ...(against && { against }) },
  };
}

const isFromEnd = ({ tokens }: Evidence, { index }: Token): boolean =>
  isA(tokens[index - 1], 'front', 'rear', 'most', 'least');
