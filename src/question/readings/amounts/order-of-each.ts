import { type Evidence, within } from '../../evidence/evidence.js';
import type { Question } from '../../model.js';
import { type Proposal, type Propose, using } from '../proposal.js';
import { order } from './order.js';
import { prefectureOf } from './rows.js';
import { stretchesNamed } from './stretches-named.js';

/** 喀什地区第一名和和田地区第一名分别是谁: what is named of an order behind each of several places, and no order of all of them. */
export const orderOfEach: Propose = (evidence) => {
  const { mentions } = evidence;
  if (mentions.length < 2 || !evidence.has('first', 'lastRank', 'front', 'rear', 'most', 'least')) return [];
  if (mentions.some(({ ids, group }) => group || !prefectureOf(evidence, ids))) return [];
  const found = mentions.flatMap((_, at) => orderBehind(evidence, at) ?? []);
  if (found.length < mentions.length) return [];
  const questions: Question[] = found.map(({ question }) => ({ ...question, understood: [] }));
  return [
    {
      question: { kind: 'several', questions, understood: evidence.places.understood },
      used: new Set([
        ...found.flatMap(({ used }) => [...used]),
        ...using(evidence, { mentions, concepts: ['and', 'each', 'apiece', 'who'] }),
      ]),
      assumed: found.flatMap(({ assumed }) => assumed),
    },
  ];
};

/** The order that is asked for between a place and the next one; 喀什与和田各自最多的县 asks for one of each behind the last. */
export function orderBehind(evidence: Evidence, at: number): Proposal | undefined {
  const [mention, next] = evidence.mentions.slice(at, at + 2);
  const last = evidence.mentions.at(-1);
  if (!mention || !last) return undefined;
  const shared = within(evidence, last.to, evidence.text.length);
  const behind = within(evidence, mention.from, next?.from ?? evidence.text.length);
  // 阿克苏地区第一名和巴州第一名分别是谁: what stands behind each is its own.
  const own = shared.has('apiece') && !namesEnd(behind) ? shared : behind;
  const asks = namesEnd(own);
  return asks ? order({ ...own, mentions: [mention] })[0] : undefined;
}

const namesEnd = (evidence: Evidence): boolean =>
  stretchesNamed(evidence).length === 1 || evidence.has('most', 'least');
