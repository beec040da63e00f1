import { type Evidence, within } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import { type Proposal, type Propose, using } from '../proposal.js';
import { columnNamed, PLAIN } from './columns.js';
import { prefectureOf } from './rows.js';
import { total } from './total.js';

/**
 * 除喀什地区外其余地州加起来占全区多少, 喀什地区除莎车外其他县占喀什地区多少: what is left of several before 占 is the part, and what is named
 * behind it the whole.
 */
export const leftShare: Propose = (evidence) => {
  // 占…的比重: the noun behind it says the same once more.
  const [operator, second] = evidence.of('share').filter((token) => !isA(token, 'shareNoun'));
  if (!operator || second || evidence.places.excluded.length === 0) return [];
  // 喀什地区…占喀什地区: a name that is said again is one with the first.
  const [whole, more] = evidence.mentions.filter(
    ({ from, covers }) => from >= operator.to || covers.some((at) => at >= operator.to),
  );
  const of = whole && !more && !whole.group ? prefectureOf(evidence, whole.ids) : undefined;
  if (!whole || !of || evidence.places.excluded.some(({ from }) => from >= operator.to)) return [];
  return total(before(evidence, operator)).flatMap((left) => asPart(evidence, left, operator, whole, of));
};

/** What is said before 占, with the places that are named there. */
const before = (evidence: Evidence, { from }: Token): Evidence => ({
  ...within(evidence, 0, from),
  mentions: evidence.mentions.filter(({ to }) => to <= from),
});

/** The sum of what is left as a part; nothing else that is worked out of several is one. */
function asPart(
  evidence: Evidence,
  { question, used, assumed }: Proposal,
  operator: Token,
  whole: Mention,
  of: string,
): readonly Proposal[] {
  if (question.kind !== 'amounts' || question.operation.is !== 'total') return [];
  const { measure, minus, columns } = question.operation;
  if (measure !== 'sum' || minus || columns) return [];
  // 本次占全区本次: the column of both; one of its own behind 占 is another question.
  const { column } = question;
  const again = evidence.live.filter((token) => token.from >= operator.to && columnNamed(token) === column);
  const concepts = [...PLAIN, 'share', 'percent', 'ownWhole'];
  return [
    {
      question: { ...question, operation: { is: 'share', whole: of } },
      used: new Set([
        ...used,
        ...using(evidence, { mentions: [whole], tokens: column ? again : [], concepts }),
      ]),
      assumed,
    },
  ];
}
