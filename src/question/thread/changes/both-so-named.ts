import { type Evidence, evidenceWith } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import { type Proposal, type Propose, using } from '../../readings/proposal.js';
import { pointedCount } from '../references.js';
import type { Thread } from '../thread.js';
import { nameOf, noting } from './common.js';

/** 这两个开发区合计, after one and the other were asked for: a name that they share means all of them that were talked of. */
export function bothSoNamed(
  evidence: Evidence,
  { recent, focus }: Thread,
  readings: readonly Propose[],
): Proposal[] {
  const { mentions, live, reading, tokens, places, catalogue } = evidence;
  const [mention, more] = mentions;
  const count = live.find(({ as }) => as === 'count');
  const n = count?.number?.value.toNumber() ?? pointedCount(evidence);
  if (!mention || more || mention.group || n === undefined || n < 2) return [];
  const ids = mention.ids.filter((id) => recent.includes(id) || focus.includes(id));
  if (ids.length !== n || (count && !isA(tokens[count.index - 1], 'these') && n !== mention.ids.length))
    return [];
  const apart = ids.map((id) => ({ ...mention, ids: [id], sure: true }));
  const named = evidenceWith(reading, tokens, { ...places, mentions: apart }, catalogue);
  const spoken = using(evidence, {
    mentions,
    tokens: [count],
    concepts: ['these', 'pair', 'trio', 'places', 'references'],
  });
  return readings
    .flatMap((propose) => propose(named))
    .filter(({ question }) => question.kind === 'amounts')
    .map((one) => ({
      ...one,
      used: new Set([...one.used, ...spoken]),
      question: noting(one.question, `接上一问：${nameOf(evidence, ids)}`) ?? one.question,
      assumed: [...one.assumed, { why: '接上一问，同名的几个', cost: 0 }],
    }));
}
