import { type Evidence, evidenceWith } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import type { Proposal, Propose } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, noting } from './common.js';

/** 救助站和儿童福利院加起来, after those of 喀什地区 were talked of: these two, and not all that there are. */
export function thoseTalkedOf(
  { reading, tokens, places, catalogue, mentions, ...named }: Evidence,
  { recent }: Thread,
  readings: readonly Propose[],
): Proposal[] {
  const own = mentions.flatMap((mention) => memberOf(mention, recent) ?? []);
  const homes = new Set(own.flatMap(({ ids }) => ids.map((id) => catalogue.row(id)?.prefecture)));
  // 全区救助站和儿童福利院: it is said where they lie.
  const alone = named.withRole('place').length === mentions.length;
  if (!alone || mentions.length < 2 || own.length < mentions.length || homes.size !== 1) return [];
  const evidence = evidenceWith(reading, tokens, { ...places, mentions: own }, catalogue);
  const ids = own.flatMap((mention) => mention.ids);
  return readings
    .flatMap((propose) => propose(evidence))
    .filter(({ question }) => question.kind === 'amounts')
    .map((one) => ({
      ...one,
      question: noting(one.question, `接上一问：${nameOf(evidence, ids)}`) ?? one.question,
      assumed: [...one.assumed, { why: '接上一问，说过的', cost: 0 }],
    }));
}

/** The one of a set that was talked of. */
function memberOf({ group, ...mention }: Mention, recent: readonly string[]): Mention | undefined {
  const ids = mention.ids.filter((id) => recent.includes(id));
  return group !== undefined && ids.length === 1 ? { ...mention, ids } : undefined;
}
