import type { Evidence } from '../../evidence/evidence.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { inItsColumn, noting, ONWARD, proposal } from './common.js';

/** 福利院呢, after what the 救助站 come to: the same of another set, and no choice among its members. */
export function otherSet(evidence: Evidence, { last }: Thread): Proposal[] {
  const [set, second] = evidence.mentions;
  if (!set?.group || second || evidence.places.excluded.length > 0 || !evidence.has('onward')) return [];
  if (last.kind !== 'amounts' || last.operation.is !== 'total' || last.rows.label === undefined) return [];
  // 含救助站呢: what was left out is put back.
  if (last.rows.without?.length || evidence.has('including')) return [];
  const { measure, minus } = last.operation;
  if (minus || evidence.withRole('operator', 'scope').length > 0) return [];
  const moved = {
    ...last,
    rows: { ids: set.ids, label: set.group },
    operation: { is: 'total' as const, measure },
  };
  return proposal(
    noting(inItsColumn(moved, evidence)),
    using(evidence, { mentions: [set], concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS] }),
    [{ why: '接上一问，换一组地方', cost: 0 }],
  );
}
