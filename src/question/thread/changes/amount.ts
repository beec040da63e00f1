import type { Evidence } from '../../evidence/evidence.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { soughtIn } from '../../readings/amounts/find.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { goesOn, ONWARD, proposal } from './common.js';

/** 三千五百九十万呢, 低于500万的呢: another amount that is sought in the same rows. */
export function otherAmount(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || last.operation.is !== 'find' || evidence.mentions.length > 0) return [];
  const sought = soughtIn(evidence);
  if (!sought || sought.measure) return [];
  return proposal(
    { ...last, operation: { is: 'find', test: sought.test }, understood: ['接上一问'] },
    using(evidence, { tokens: sought.tokens, concepts: [...ONWARD, ...PLAIN, 'who', 'about', 'list'] }),
    [goesOn(evidence, '接上一问，换一个数')],
  );
}
