import type { Evidence } from '../../evidence/evidence.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/** 百分之几, after 多多少: the same difference in per cent. */
export function differenceInPercent(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || last.operation.is !== 'compare' || last.rows.ids.length !== 2) return [];
  if (!evidence.has('percent') || evidence.has('share') || evidence.mentions.length > 0) return [];
  const { claims: _, ...operation } = last.operation;
  return proposal(
    noting(
      { ...last, operation: { ...operation, percent: true }, understood: [] },
      `接上一问：${nameOf(evidence, last.rows.ids)}`,
    ),
    using(evidence, { concepts: [...ONWARD, ...PLAIN, 'percent', 'more', 'less', 'difference'] }),
    [{ why: '接上一问，差百分之几', cost: 0 }],
  );
}
