import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';

/**
 * 把呼图壁换成吉木萨尔, 换成洛浦呢: one of the places is replaced, the others stay. Which one is asked where it is neither named
 * nor plain.
 */
export function swapped(evidence: Evidence, { last }: Thread): Proposal[] {
  const [mention] = evidence.mentions;
  // 且末写错了，是若羌: what is taken back is one of several that were asked about; 查一下…，说错了，是… asks anew.
  const corrects =
    evidence.has('insteadOf') &&
    !evidence.tokens.some((token) => isA(token, 'opener')) &&
    last.kind === 'amounts' &&
    last.rows.ids.length > 1;
  if (last.kind !== 'amounts' || !(evidence.has('swap') || corrects)) return [];
  if (evidence.mentions.length !== 1 || !mention) return [];
  const withdrawn = evidence.tokens.filter((token) => evidence.places.withdrawn.has(token.index));
  const named = last.rows.ids.find((id) =>
    withdrawn.some((token) => token.span?.senses.some((s) => s.is === 'place' && s.ids.includes(id))),
  );
  const [id] = mention.ids;
  if (!id || mention.ids.length > 1) return [];
  const off = swappedOff(evidence, last, withdrawn, id);
  if (off.length > 0) return off;
  return (named ? [named] : replaceable(evidence, last, id)).flatMap((old) => {
    const ids = last.rows.ids.map((one) => (one === old ? id : one));
    const counts = evidence.live.filter(({ as, number }) => as === 'count' && number?.value.eq(ids.length));
    return proposal(
      noting(doneWith(evidence, last, ids, counts.length > 0), `接上一问：${nameOf(evidence, ids)}`),
      using(evidence, {
        mentions: evidence.mentions,
        tokens: [...counts, ...(counts.length > 0 ? levelWords(evidence) : [])],
        concepts: [
          ...ONWARD,
          ...PLAIN,
          ...APART,
          ...(counts.length > 0 ? ['places', 'these'] : []),
          // 疏勒，哦不，疏附的提前 asks for itself.
          ...(evidence.has('swap') ? COLUMN_WORDS : []),
          'swap',
          'insteadOf',
          'sum',
          'plus',
          // 吉木乃换成福海，占比呢: what was asked is said once more.
          ...(last.operation.is === 'share' ? ['share', 'percent'] : []),
        ],
      }),
      [{ why: '接上一问，换一个', cost: 0 }],
    );
  });
}

/** 把昭苏换成霍尔果斯, where 昭苏 was taken off: the other is taken off in its place. */
function swappedOff(
  evidence: Evidence,
  last: Amounts & Question,
  withdrawn: readonly Token[],
  id: string,
): Proposal[] {
  const { operation } = last;
  if (operation.is !== 'total' || !operation.minus) return [];
  const isNamed = (one: string): boolean =>
    withdrawn.some((token) => token.span?.senses.some((s) => s.is === 'place' && s.ids.includes(one)));
  if (!operation.minus.some(isNamed)) return [];
  const minus = operation.minus.map((one) => (isNamed(one) ? id : one));
  return proposal(
    noting(
      { ...last, operation: { ...operation, minus }, understood: [] },
      `接上一问：减${nameOf(evidence, minus)}`,
    ),
    using(evidence, { mentions: evidence.mentions, concepts: [...ONWARD, ...PLAIN, 'swap', 'insteadOf'] }),
    [{ why: '接上一问，换一个减去的', cost: 0 }],
  );
}

/** 各是多少, 再列一遍: each is told. */
const APART = ['each', 'apiece', 'list'];

/** What was done with the others, or what the message says is done with them now. */
function doneWith(
  evidence: Evidence,
  last: Amounts & Question,
  ids: readonly string[],
  counted: boolean,
): Question | undefined {
  const sums = evidence.has('sum', 'altogether', 'plus');
  const { label, ...rows } = last.rows;
  // 三个县再列一遍, after the most and the least of them: all that are counted are told.
  const tells = evidence.has(...APART) || (counted && last.operation.is === 'order');
  if (sums || tells)
    return inItsColumn(withRows({ ...last, operation: { is: 'compare' } }, ids, sums), evidence);
  return inItsColumn(
    { ...last, rows: { ...rows, ...(label && { label: nameOf(evidence, ids) }), ids }, understood: [] },
    evidence,
  );
}

/** Of so many it is asked which one is replaced. */
const MOST_OFFERED = 4;

/** 换成洛浦呢: after 墨玉比皮山多多少 the one that the other was held against; of those summed up or of several any. */
function replaceable(evidence: Evidence, { rows, operation }: Amounts, by: string): readonly string[] {
  const { ids, scope } = rows;
  const swaps = evidence.has('swap') && evidence.places.withdrawn.size === 0;
  if (!swaps || scope !== undefined || ids.includes(by) || ids.length < 2 || ids.length > MOST_OFFERED)
    return [];
  if (operation.is === 'total') return operation.minus || operation.measure === 'count' ? [] : ids;
  if (operation.is !== 'compare' || operation.columns) return [];
  return ids.length === 2 ? ids.slice(1) : ids;
}
