import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Operation } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 都对吗, 哪个不对, 对吧, after figures that were stated one message after another: the verdict on all of them. */
export function allStated(evidence: Evidence, { last, claims = [] }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || claims.length === 0 || !asksVerdict(evidence)) return [];
  const ids = [...new Set(claims.map(({ place }) => place))];
  const operation: Operation = ids.length > 1 ? { is: 'compare', claims } : { is: 'show', claims };
  const { column: _, ...same } = last;
  return proposal(
    { ...same, rows: { ids }, operation, understood: [`接上一问：${nameOf(evidence, ids)}`] },
    using(evidence, {
      tokens: evidence.live.filter(({ as }) => as === 'count'),
      concepts: [...ONWARD, ...PLAIN, ...ASKING],
    }),
    [{ why: '接上一问，核对说过的数', cost: 0 }],
  );
}

const ASKING = [
  'check',
  'all',
  'these',
  'references',
  'pair',
  'trio',
  'places',
  'figure',
  'slip',
  'negation',
];

/** Nothing is said but whether they are so. */
const asksVerdict = (evidence: Evidence): boolean =>
  evidence.has('check') &&
  evidence.mentions.length + evidence.places.excluded.length === 0 &&
  evidence.live.every(
    (token) =>
      isA(token, ...ASKING) || token.as === 'count' || hasRole(token, 'idle', 'mark', 'talk', 'thread'),
  );
