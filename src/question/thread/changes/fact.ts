import { sense } from '../../../match/term.js';
import type { Evidence } from '../../evidence/evidence.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { goesOn, ONWARD, proposal } from './common.js';

/** 支出呢, after 收入列哪个科目: a word that says nothing of the notice by itself does so behind another fact of it. */
export function otherFact(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'document' || evidence.mentions.length > 0) return [];
  const facts = evidence.live.flatMap(({ span }) => sense(span, 'fact') ?? []);
  const topics = [...new Set(facts.flatMap((fact) => fact.topics))];
  if (topics.length !== 1 || facts.some(({ cue }) => !cue)) return [];
  return proposal(
    { kind: 'document', topics, understood: ['接上一问'] },
    using(evidence, { tokens: evidence.withRole('fact'), concepts: [...ONWARD, ...PLAIN, 'subject'] }),
    [goesOn(evidence, '接上一问，换一项')],
  );
}
