import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import type { Amounts } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
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
  return (named ? [named] : replaceable(evidence, last, id)).flatMap((old) => {
    const ids = last.rows.ids.map((one) => (one === old ? id : one));
    return proposal(
      noting(
        evidence.has('sum', 'altogether', 'plus')
          ? withRows({ ...last, operation: { is: 'compare' } }, ids, true)
          : inItsColumn({ ...last, rows: { ...last.rows, ids }, understood: [] }, evidence),
        `接上一问：${nameOf(evidence, ids)}`,
      ),
      using(evidence, {
        mentions: evidence.mentions,
        concepts: [
          ...ONWARD,
          ...PLAIN,
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
