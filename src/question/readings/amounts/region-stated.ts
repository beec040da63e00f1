import type { Evidence } from '../../evidence/evidence.js';
import type { Claim } from '../../model.js';
import { agrees } from '../../rough.js';
import { WEIGHTS } from '../../weights.js';
import type { Proposal, Propose } from '../proposal.js';
import { isStatedOfAll } from './asks-whether.js';
import { check } from './check.js';
import { levelWords } from './rows.js';
import { assumedRegion } from './statements.js';

/** 总共79.2亿对吗, 中央下达我区79.23亿元，对不对: figures that are stated of no place, and may be the region's. */
export const regionStated: Propose = (evidence) => {
  const { mentions, places, catalogue } = evidence;
  if (mentions.length > 0 || places.gap || places.excluded.length > 0 || !evidence.has('check')) return [];
  // 12499+10541是不是23040: a sum that is worked out is stated of nothing.
  if (evidence.has('who', 'list', 'plus') || levelWords(evidence).length > 0) return [];
  return check({ ...evidence, mentions: [assumedRegion(evidence)] }).flatMap((proposal): Proposal[] => {
    const { question } = proposal;
    if (question.kind !== 'amounts' || question.operation.is !== 'show') return [];
    const { claims = [] } = question.operation;
    // 65468对吗, 近八十亿: one that some row has, or that is about so much, is sought there.
    if (claims.some((claim) => claim.rough?.is === 'about' || isHeldSomewhere(evidence, claim))) return [];
    const agree = claims.every((claim) => isOfRegion(evidence, claim));
    const said = `没有写地名，按“${catalogue.region.name}”理解`;
    return [
      {
        ...proposal,
        question: { ...question, understood: [...question.understood, said] },
        assumed: [
          ...proposal.assumed,
          // The data tell whose the figures are.
          { why: said, cost: agree ? WEIGHTS.regionOfLevel : WEIGHTS.region },
        ],
      },
    ];
  });
};

/** Of all together the whole's own figure is stated of it. */
const isHeldSomewhere = (evidence: Evidence, { amount }: Claim): boolean =>
  evidence.catalogue.notice.rows.some(
    (row) =>
      !(row.kind === 'region' && isStatedOfAll(evidence)) &&
      Object.values(row.amounts).some((one) => one.eq(amount)),
  );

const isOfRegion = ({ catalogue }: Evidence, { amount, column, rough }: Claim): boolean =>
  (column ? [column] : catalogue.columns).some((key) => {
    const actual = catalogue.region.amounts[key];
    return actual !== undefined && agrees(actual, amount, rough);
  });
