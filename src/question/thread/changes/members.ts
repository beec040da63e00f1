import { type Evidence, evidenceWith } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { contains } from '../../readings/amounts/rows.js';
import type { Proposal, Propose } from '../../readings/proposal.js';
import { homeOf } from '../home.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD } from './common.js';

/**
 * 里面救助站和福利院分别是多少, 救助站和福利院各多少, after a prefecture or what lies in it: those that lie there, and not all that
 * there are.
 */
export function membersThere(
  { reading, tokens, places, catalogue, mentions, ...named }: Evidence,
  thread: Thread,
  readings: readonly Propose[],
): Proposal[] {
  const home = homeOf(thread, catalogue);
  const whole = { reading, tokens, places, catalogue, mentions, ...named };
  // 全区救助站和福利院: it is said where they lie.
  const alone = named.withRole('place').length === mentions.length;
  if (!home || !alone || mentions.length + places.excluded.length < 2) return [];
  const own = mentions.flatMap((mention) => memberOf(whole, mention, home) ?? []);
  if (places.excluded.length > 0 || own.length < mentions.length) return [];
  const evidence = evidenceWith(reading, tokens, { ...places, mentions: own }, catalogue);
  const ids = own.flatMap((mention) => mention.ids);
  const spoken = evidence.of(...ONWARD, 'seat', 'within', 'ownWhole').map(({ index }) => index);
  return readings
    .flatMap((propose) => propose(evidence))
    .filter(({ question }) => question.kind === 'amounts')
    .map((one) => ({
      ...one,
      used: new Set([...one.used, ...spoken]),
      question: noting(one.question, `接上一问：${nameOf(evidence, ids)}`) ?? one.question,
      assumed: [...one.assumed, { why: '接上一问，那里的', cost: 0 }],
    }));
}

/** Those of a set that lie in the place. */
function memberOf(evidence: Evidence, { group, ...mention }: Mention, home: string): Mention | undefined {
  const ids = mention.ids.filter((id) => contains(evidence, home, id));
  if (group === undefined || ids.length === 0 || holdsOthers(evidence, mention)) return undefined;
  return ids.length === 1 ? { ...mention, ids, sure: true } : { ...mention, ids, group };
}

/** 南疆四地州 are no institutions. */
const holdsOthers = ({ catalogue }: Evidence, { ids }: Pick<Mention, 'ids'>): boolean =>
  ids.some((id) => catalogue.row(id)?.kind !== 'institution');
