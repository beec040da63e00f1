import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { contains } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 不是全区，是喀什地区, after a part of the region: its part of what is named in the place of that, and no amount. */
export function wholeCorrected(evidence: Evidence, { last }: Thread): Proposal[] {
  const { mentions, tokens, live, places } = evidence;
  const [mention, more] = mentions;
  if (last.kind !== 'amounts' || last.operation.is !== 'share' || last.operation.whole === 'year') return [];
  const denies = tokens.some((token) => isA(token, 'not', 'insteadOf'));
  const plain = live.every(
    (token) =>
      isA(token, 'not', 'insteadOf', 'share', 'copula') ||
      hasRole(token, 'place', 'link', 'idle', 'mark', 'talk', 'thread'),
  );
  const taken = places.withdrawn.size > 0 || places.excluded.length > 0;
  if (!mention || more || !denies || !plain || !taken) return [];
  const whole = mention.ids.find((id) => last.rows.ids.every((part) => contains(evidence, id, part)));
  if (!whole || whole === last.operation.whole) return [];
  const { claimed: _, claims: __, ...operation } = last.operation;
  return proposal(
    {
      ...last,
      operation: { ...operation, whole },
      understood: [`接上一问：${nameOf(evidence, last.rows.ids)}`],
    },
    using(evidence, { mentions, concepts: [...ONWARD, ...PLAIN, 'not', 'insteadOf', 'share', 'copula'] }),
    [{ why: '接上一问，换一个整体', cost: 0 }],
  );
}
