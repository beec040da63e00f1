import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Operation, Question } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { type Resolved, resolve } from './resolve.js';

/** What holds two sums against each other. 莎车加叶城比巴楚加伽师多多少 is a sum with others taken off. */
const AGAINST = ['who', 'more', 'less', 'difference', 'compare', 'most', 'least', 'than'];

/**
 * 莎车加叶城和巴楚加伽师哪个多, 莎车和叶城合计跟巴楚合计差多少: places that are added up on either side of one joint: each sum, and what they
 * are apart.
 */
export const sumsAgainst: Propose = (evidence) => {
  const { mentions } = evidence;
  if (evidence.places.excluded.length > 0 || !(evidence.has(...AGAINST) || isEquated(evidence))) return [];
  const joint = jointOf(evidence);
  if (joint === undefined) return [];
  const column = columnOf(evidence.live.filter((token) => !isA(token, 'altogether')));
  const question = resolve(evidence, mentions, (resolved, understood) => {
    const [first, second] = [resolved.slice(0, joint), resolved.slice(joint)].map(idsOf);
    if (!first || !second || first.some((id) => second.includes(id))) return undefined;
    const of = (ids: readonly string[], operation: Operation): Question => ({
      kind: 'amounts',
      rows: { ids },
      operation,
      ...asked(evidence, column),
      understood: [],
    });
    // What stands alone on its side is shown where it is taken off.
    const sums = [first, second]
      .filter((ids) => ids.length > 1)
      .map((ids) => of(ids, { is: 'total', measure: 'sum' }));
    const apart = of(first, { is: 'total', measure: 'difference', minus: second });
    return { kind: 'several', questions: [...sums, apart], understood };
  });
  if (!question) return [];
  const concepts = [...COLUMN_WORDS, ...PLAIN, ...AGAINST, 'plus', 'sum', 'and', 'or', 'each'];
  return [{ question, used: using(evidence, { mentions, concepts }), assumed: [] }];
};

const idsOf = (resolved: readonly Resolved[]): string[] => [...new Set(resolved.flatMap(({ ids }) => ids))];

/** Behind how many places the one joint stands that adds nothing; undefined where there is none, or nothing is added up. */
export function jointOf(evidence: Evidence): number | undefined {
  const { mentions } = evidence;
  if (mentions.length < 3) return undefined;
  const gaps = mentions.slice(1).map((next, i) => wordsBetween(evidence, mentions[i] as Mention, next));
  // 莎车和叶城合计|与巴楚和伽师合计: the joint stands behind the sum.
  const summed = gaps.flatMap((words, i) =>
    words.some((token) => isA(token, 'sum', 'altogether')) ? [i] : [],
  );
  const unadded = gaps.flatMap((words, i) => (words.some((token) => isA(token, 'plus')) ? [] : [i]));
  const [joint, more] = summed.length > 0 ? summed : unadded;
  if (joint === undefined || more !== undefined || (summed.length === 0 && unadded.length === gaps.length))
    return undefined;
  const joined = gaps[joint]?.some((token) => isA(token, 'and', 'or', 'copula'));
  return joined && !gaps.some((words) => words.some((token) => isA(token, 'minus', 'than')))
    ? joint + 1
    : undefined;
}

/** 巴州加塔城等于克州，对吗: the last is what the sum is said to be, and no summand. */
export function isEquated(evidence: Evidence): boolean {
  const joint = evidence.has('check') ? jointOf(evidence) : undefined;
  const [before, next] = joint === undefined ? [] : evidence.mentions.slice(joint - 1, joint + 1);
  return (
    before !== undefined &&
    next !== undefined &&
    wordsBetween(evidence, before, next).some((token) => isA(token, 'copula'))
  );
}

const wordsBetween = ({ live }: Evidence, before: Mention, next: Mention): readonly Token[] =>
  live.filter((token) => token.from >= before.to && token.to <= next.from);
