import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { goesOn, marked, ONWARD, proposal } from './common.js';

/** 再发一次, 没看清; a picture of it. */
export function again(evidence: Evidence, { last }: Thread): Proposal[] {
  const pictured = evidence.has('picture');
  const missed = evidence.has('thisYear') ? yearsDenied(evidence) : [];
  const year = evidence.has('thisYear') && (marked(evidence) || missed.length > 0);
  if ((!evidence.has('again') && !pictured && !year) || evidence.mentions.length > 0) return [];
  return proposal(
    { ...last, understood: [] },
    using(evidence, {
      tokens: missed,
      concepts: [
        ...ONWARD,
        ...PLAIN,
        'picture',
        'again',
        'negation',
        'list',
        'thisYear',
        ...(missed.length > 0 ? ['cancel'] : []),
      ],
    }),
    [goesOn(evidence, '再答一次')],
  );
}

/** 没有去年的啊, 去年没有: the years that the message says there are none of, before it goes on to this one. */
function yearsDenied({ live }: Evidence): readonly Token[] {
  const isSpoken = (token: Token): boolean => !hasRole(token, 'idle') && !isA(token, 'amount');
  return live.filter((token, at) => {
    if (!isA(token, 'lastYear', 'yearBefore', 'otherYear', 'partOfYear')) return false;
    const before = live.slice(0, at).findLast(isSpoken);
    const after = live.slice(at + 1).find(isSpoken);
    return isA(before, 'negation') || isA(after, 'negation');
  });
}
