import type { Evidence } from '../evidence/evidence.js';
import type { Proposal } from '../readings/proposal.js';
import { WEIGHTS } from '../weights.js';
import { isOtherBound, isSearch } from './bound-goes-on.js';
import { correctsBefore } from './changes/common.js';
import { wordsOnward } from './onward.js';
import { operandsByLevel } from './operands.js';
import { saysFigureOf } from './says-figure.js';
import type { Thread } from './thread.js';

/**
 * Beside a thread a reading that stands alone pays for a word that goes on from something, and for assuming the whole
 * region where the thread has a place.
 */
export function standing(proposal: Proposal, evidence: Evidence, thread: Thread): Proposal {
  const { kind } = proposal.question;
  // 最少的是谁, while it is still open which of several is meant, is no question of the whole region either.
  const region =
    (thread.focus.length > 0 || thread.open !== undefined) &&
    proposal.assumed.some(({ cost }) => cost === WEIGHTS.region || cost === WEIGHTS.regionOfLevel);
  // A target is that of the place that the talk is about.
  const onward =
    correctsBefore(evidence) ||
    // 市和地区各多少, of the two of the talk that are so called.
    operandsByLevel(evidence, thread) !== undefined ||
    // 改成2亿, after 超过1亿的县.
    isOtherBound(evidence, thread) ||
    // 本次是573吧, after 奎屯.
    (isSearch(proposal.question) && saysFigureOf(evidence, thread) !== undefined) ||
    (kind === 'indicator' || kind === 'compliance' ? evidence.withRole('thread') : wordsOnward(evidence))
      .length > 0;
  if (!onward && !region) return proposal;
  // 刚才那个，最多的是哪个县: what is pointed at is not the whole region.
  if (region && evidence.has('reference', 'references', 'pair', 'trio'))
    return {
      ...proposal,
      assumed: [...proposal.assumed, { why: '没有接上所指的地方', cost: WEIGHTS.pointed }],
    };
  // What the body of the notice says, and a code, are the same after whatever was asked.
  const cost = kind === 'document' || kind === 'subject' ? WEIGHTS.aloneFact : WEIGHTS.alone;
  return { ...proposal, assumed: [...proposal.assumed, { why: '不接上一问', cost }] };
}
