import type { Evidence } from '../../evidence/evidence.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { goesOn, marked, ONWARD, proposal } from './common.js';

/** 再发一次, 没看清; a picture of it. */
export function again(evidence: Evidence, { last }: Thread): Proposal[] {
  const pictured = evidence.has('picture');
  const year = evidence.has('thisYear') && marked(evidence);
  if ((!evidence.has('again') && !pictured && !year) || evidence.mentions.length > 0) return [];
  return proposal(
    { ...last, understood: [] },
    using(evidence, { concepts: [...ONWARD, ...PLAIN, 'picture', 'again', 'negation', 'list', 'thisYear'] }),
    [goesOn(evidence, '再答一次')],
  );
}
