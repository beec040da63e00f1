import type { Evidence } from '../../evidence/evidence.js';
import { isOfThread, type Mention } from '../../evidence/places/mention.js';
import type { Token } from '../../evidence/token.js';
import type { Whole } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Assumption, type Propose, using } from '../proposal.js';
import { COLUMN_WORDS, PLAIN } from './columns.js';
import { cutOut } from './cut-out.js';
import { homeCounted } from './home-counted.js';
import { order } from './order.js';
import { levelWords, prefectureOf } from './rows.js';

/** 喀什前三县占喀什多少, 全区本次前6名占多少: the part that those make up whom a ranking would show. */
export const cutShare: Propose = (evidence) => {
  const operator = shareOfCut(evidence);
  // 前十名里和田占几个: how many are counted, and no part.
  if (!operator || homeCounted(evidence) || evidence.has('shareApart', 'apiece', 'than')) return [];
  const mentions = evidence.mentions.filter(({ to }) => to <= operator.from);
  const [whole, second] = evidence.mentions.filter(({ from }) => from >= operator.to);
  // 最少的地州占全区多少, after some counties: of the level that is named, and none of those that were talked of.
  if (mentions.length > 0 && mentions.every(isOfThread) && levelWords(evidence).length > 0) return [];
  const { catalogue } = evidence;
  const named = whole && wholeNamed(evidence, whole);
  if (second || (whole && !named)) return [];
  // 前三名占和田地区多少: with no other place named they are those of the whole.
  return order({ ...evidence, mentions: mentions.length === 0 && whole ? [whole] : mentions }).flatMap(
    ({ question, used, assumed }) => {
      if (question.kind !== 'amounts' || question.operation.is !== 'order') return [];
      const ids = cutOut(question.rows, question.operation, question.column, evidence);
      if (!ids) return [];
      // 南疆前三个县占多少: of the set in which they were ranked.
      const [set] = mentions.filter(({ group }) => group);
      const of = named ?? (set ? wholeNamed(evidence, set) : question.rows.scope) ?? catalogue.region.id;
      const concepts = [...COLUMN_WORDS, ...PLAIN, 'share', 'percent', 'sum', 'within', 'ownWhole'];
      return [
        {
          question: { ...question, rows: { ids }, operation: { is: 'share' as const, whole: of } },
          used: new Set([...used, ...using(evidence, { mentions: evidence.mentions, concepts })]),
          assumed: mentions.length > 0 || !whole ? assumed : [rankedInWhole(evidence)],
        },
      ];
    },
  );
};

/** 占南疆: of a set all that it holds, of a name that is shared the prefecture. */
const wholeNamed = (evidence: Evidence, { group, ids }: Mention): Whole | undefined =>
  group ? { ids, label: group } : prefectureOf(evidence, ids);

/** In a talk those may be meant that were listed: 最大的那个占喀什多少. */
const rankedInWhole = (evidence: Evidence): Assumption => ({
  why: '没有写在哪里排名，按所占的地方理解',
  cost: levelWords(evidence).length > 0 ? WEIGHTS.regionOfLevel : WEIGHTS.region,
});

/** The 占 behind what cuts the order; 占比前三名 orders by the share, and of 这两个县比例哪个高 nothing is cut. */
export function shareOfCut(evidence: Evidence): Token | undefined {
  const [cut] = evidence.of('front', 'rear', 'most', 'least', 'first');
  return cut && evidence.of('share').find((token) => token.from >= cut.to);
}
