import { WEIGHTS } from '../../weights.js';
import { type Assumption, type Propose, using } from '../proposal.js';
import { COLUMN_WORDS, PLAIN } from './columns.js';
import { cutOut } from './cut-out.js';
import { homeCounted } from './home-counted.js';
import { order } from './order.js';
import { contains, prefectureOf } from './rows.js';

/** 前十名里喀什有几个, 全区前十名里面和田地区占几个, 前十的县里有几个和田的: how many of those whom a ranking would show lie in a place. */
export const cutCounted: Propose = (evidence) => {
  const home = homeCounted(evidence);
  const id = home && prefectureOf(evidence, home.ids);
  if (!home || !id) return [];
  const mentions = evidence.mentions.filter((mention) => mention !== home);
  return order({ ...evidence, mentions }).flatMap(({ question, used, assumed }) => {
    if (question.kind !== 'amounts' || question.operation.is !== 'order') return [];
    const { by, to, from } = question.operation;
    if (by !== 'amount' || to === undefined || from === to) return [];
    const cut = cutOut(question.rows, question.operation, question.column, evidence);
    const ids = cut?.filter((one) => contains(evidence, id, one)) ?? [];
    if (ids.length === 0) return [];
    const { name } = evidence.catalogue.row(id) ?? { name: id };
    return [
      {
        question: {
          ...question,
          rows: { ids, label: `${name}在前${to}名里的` },
          operation: { is: 'total' as const, measure: 'count' as const },
        },
        used: new Set([
          ...used,
          ...using(evidence, {
            mentions: [home],
            concepts: [...COLUMN_WORDS, ...PLAIN, 'howMany', 'within', 'bearing', 'share', 'who'],
          }),
        ]),
        assumed: mentions.length > 0 ? assumed : [rankedInRegion],
      },
    ];
  });
};

/** What is counted lies in a place: the first ones are those of all. */
const rankedInRegion: Assumption = { why: '没有写在哪里排名，按全区理解', cost: WEIGHTS.regionOfLevel };
