import { BOUNDS } from '../../bound.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Token } from '../../evidence/token.js';
import { WEIGHTS } from '../../weights.js';
import type { Assumption } from '../proposal.js';
import { boundAsked } from './reached.js';

/** The one amount that the text states beside what it asks for: 加起来13660对不对. */
export function statedAmount(evidence: Evidence): Token | undefined {
  const values = evidence.live.filter((token) => token.as === 'value' && token.number);
  const [only] = values;
  if (values.length !== 1 || !only || evidence.has(...BOUNDS, 'between', 'distance')) return undefined;
  // 南疆有没有60亿: a threshold is not stated.
  return boundAsked(evidence, only) ? undefined : only;
}

/** Figures are held against the notice where no word asks for it. */
export const HELD: Assumption = { why: '写出的数与通知核对', cost: WEIGHTS.unasked };

/** What it costs to take the amount for one that is to be checked where no word says so. */
export const heldAgainst = (evidence: Evidence, token: Token | undefined): readonly Assumption[] =>
  token && !evidence.has('check', 'met') ? [HELD] : [];
