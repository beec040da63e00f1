import type { Evidence } from '../../evidence/evidence.js';
import { columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { order } from '../../readings/amounts/order.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { goesOn, ONWARD, proposal } from './common.js';

/** 第二呢, 前五呢, 最少的呢: another stretch of the last order, or its other end. */
export function otherStretch(evidence: Evidence, { last, shown }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || last.operation.is !== 'order' || evidence.mentions.length > 0) return [];
  const before = last.operation;
  const [picked] = order(evidence);
  const asked = picked?.question.kind === 'amounts' ? picked.question : undefined;
  const nth = evidence.live.find((token) => token.as === 'rank' || token.as === 'count');
  if (!asked && !nth) return [];
  // 第二个的本次, of those that were listed: a place, and no other stretch.
  const listed = nth?.as === 'rank' && shown.length > 1 && nth.number?.value.lte(shown.length) === true;
  if (listed && columnOf(evidence.live)) return [];
  const n = nth?.number?.value.toNumber() ?? 1;
  const column = columnOf(evidence.live);
  const turned = evidence.has('most', 'least', 'rear', 'front', 'first', 'ascending', 'descending');
  // 按提前下达排呢: another column, and the same stretch.
  const found =
    asked?.operation.is === 'order' && (nth || turned || !column)
      ? asked.operation
      : { ...before, ...(nth && { from: nth.as === 'rank' ? n : 1, to: n }) };
  // A level of its own asks of other rows: the question stands alone.
  if (levelWords(evidence).length > 0 && asked?.rows.level !== last.rows.level) return [];
  return proposal(
    {
      ...last,
      operation: { ...found, end: turned ? found.end : before.end },
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
