import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA } from '../../evidence/token.js';
import type { ClaimedDifference, Operation } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { differenceClaimed } from './difference-said.js';
import { levelBehind, rowsMeant } from './meant.js';
import { resolve } from './resolve.js';
import { levelWords } from './rows.js';
import { isOfLevel, sidesIn } from './sides.js';
import { heldAgainst } from './stated.js';

/** What holds one set against another. */
const OWN = ['compare', 'difference', 'times', 'more', 'less', 'than', 'or', 'and', 'who', 'most', 'least'];

/** 南疆和北疆差多少, 喀什各县市比和田各县市多多少, 救助站和福利院哪个多: the sum of one set against that of another. */
export const setsApart: Propose = (evidence) => {
  const [a, b] = sidesIn(evidence) ?? [];
  if (!a || !b) return [];
  const column = columnOf(evidence.live);
  const claimed = differenceClaimed(evidence);
  // 差530277对吗: which of them is said to have more nobody knows.
  if (claimed && !claimed.claim.side) return [];
  // 南疆比北疆多不到50亿: such a verdict on sums nobody has worked out.
  if (claimed?.claim.bound || claimed?.claim.percent) return [];
  const question = resolve(evidence, [a, b], (resolved, understood) => {
    const [ids = [], minus = []] = resolved.map((one) => rowsMeant(evidence, one.mention, one.ids));
    const sides = resolved.map((one) => calledMeant(evidence, one.mention, one.ids));
    if (ids.length === 0 || minus.length === 0) return undefined;
    return {
      kind: 'amounts',
      rows: { ids, label: sides.join('与') },
      operation: {
        is: 'total',
        measure: 'difference',
        minus,
        sides,
        ...(claimed && signed(claimed.claim)),
      },
      ...asked(evidence, column),
      understood,
    };
  });
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions: [a, b],
        tokens: [...levelWords(evidence), ...countsOf(evidence, [a, b]), ...(claimed?.tokens ?? [])],
        concepts: [...COLUMN_WORDS, ...PLAIN, ...OWN, 'each', 'sum'],
      }),
      assumed: heldAgainst(evidence, claimed?.token),
    },
  ];
};

/** 北疆比南疆少530277: less is a difference below nothing. */
const signed = ({ amount, rough, side }: ClaimedDifference): Pick<Total, 'claimed' | 'rough'> => ({
  ...(amount && { claimed: side === 'less' ? amount.neg() : amount }),
  ...(rough && { rough }),
});

type Total = Extract<Operation, { is: 'total' }>;

function calledMeant(evidence: Evidence, mention: Mention, ids: readonly string[]): string {
  const name = mention.group ?? evidence.catalogue.row(ids[0] ?? '')?.name ?? '';
  return isOfLevel(evidence, mention) ? `${name}${levelBehind(evidence, mention)?.text ?? ''}` : name;
}

/** 南疆四地州和北疆七地州: counts that are those of a side. */
const countsOf = ({ live }: Evidence, sides: readonly Mention[]) =>
  live.filter(
    (token) =>
      token.as === 'count' &&
      (sides.some(({ ids }) => token.number?.value.eq(ids.length)) || token.number?.value.eq(sides.length)) &&
      !isA(token, 'front'),
  );
