import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 第二个是啥, then 第三个呢, after how many annexes there are: that one, and no place of that rank. */
export function annexAsked(evidence: Evidence, { last }: Thread): Proposal[] {
  const { live, catalogue } = evidence;
  if (last.kind !== 'document' || !last.topics.some((topic) => topic.startsWith(ANNEXES))) return [];
  const [nth, more] = live.filter((token) => token.as === 'rank' || isA(token, 'first', 'lastOfThem'));
  const plain = live.every(
    (token) =>
      token === nth ||
      isA(token, 'ordinal', 'places') ||
      hasRole(token, 'idle', 'mark', 'talk', 'thread', 'ask'),
  );
  if (!nth || more || !plain || evidence.mentions.length > 0) return [];
  const numbered = catalogue.notice.facts.filter(({ topic }) => NUMBERED.test(topic));
  const n = isA(nth, 'lastOfThem') ? numbered.length : (nth.number?.value.toNumber() ?? 1);
  const fact = numbered.find(({ topic }) => topic.endsWith(String(n)));
  return proposal(
    fact && { kind: 'document', topics: [fact.topic], understood: ['接上一问'] },
    using(evidence, { tokens: [nth], concepts: [...ONWARD, ...PLAIN, 'ordinal', 'places'] }),
    [{ why: '接上一问，第几个附件', cost: 0 }],
  );
}

const ANNEXES = 'attachment';

/** The facts that tell of one annex. */
const NUMBERED = /^attachment\d+$/u;
