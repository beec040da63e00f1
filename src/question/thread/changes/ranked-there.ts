import type { Evidence } from '../../evidence/evidence.js';
import { hasRole } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/**
 * 吐鲁番排第几, after the prefectures were put in order by their 本次下达: where it stands in that order, in its column and
 * among all that were ranked. A message that says in what, or by which column, stands alone.
 */
export function rankedThere(evidence: Evidence, { order }: Thread): Proposal[] {
  const { mentions } = evidence;
  const [mention, more] = mentions;
  if (order?.kind !== 'amounts' || order.operation.is !== 'order') return [];
  const { by, against } = order.operation;
  const own =
    levelWords(evidence).length > 0 ||
    evidence.live.some((token) => hasRole(token, 'column', 'level', 'number', 'scope')) ||
    evidence.has('seat', 'check', 'share', 'percent');
  if (!mention || more || mention.group || mention.within || own || !evidence.has('rankOf')) return [];
  const { rows, column, unit } = order;
  const [id, other] = mention.ids.filter((one) => rows.ids.includes(one));
  if (!id || other) return [];
  return proposal(
    noting(
      {
        kind: 'amounts',
        rows: { ids: [id] },
        operation: { is: 'rank', among: rows, by, ...(against && { against }) },
        ...(column && { column }),
        ...(unit && { unit }),
        understood: evidence.places.understood,
      },
      `接上一问的排名：${nameOf(evidence, [id])}`,
    ),
    using(evidence, { mentions, concepts: [...ONWARD, ...PLAIN, 'rankOf', 'order'] }),
    [{ why: '接上一问的排名', cost: 0 }],
  );
}
