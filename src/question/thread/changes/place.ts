import type { Evidence } from '../../evidence/evidence.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { pointedAt } from '../references.js';
import { withPlace, withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, isRelative, likewise, marked, noting, ONWARD, placeOf, proposal } from './common.js';
import { oneIn } from './offered.js';

/** 那叶城呢; 不对，是喀什市: the same, asked of another place; a column beside it is another column too. */
export function otherPlace(evidence: Evidence, thread: Thread): Proposal[] {
  const several = otherPlaces(evidence, thread);
  if (several.length > 0) return several;
  // 那叶城的资金呢, 换成亿是多少, after its part: an amount is asked for, and no part or rank.
  if (asksAmount(evidence) && isRelative(thread.last)) return [];
  const place = oneIn(evidence, thread) ?? ofPair(evidence, thread) ?? placeOf(evidence, thread);
  if (
    !place ||
    !marked(evidence) ||
    evidence.has('than', 'compare', 'difference', 'plus', 'not', 'share', 'percent') ||
    (evidence.has('also') && !likewise(evidence, thread.last))
  )
    return [];
  const moved = withPlace(thread.last, place, evidence.catalogue);
  return proposal(
    noting(inItsColumn(moved, evidence), ...evidence.places.understood),
    using(evidence, {
      mentions: evidence.mentions,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'insteadOf', 'within', 'former', 'latter'],
    }),
    [{ why: '接上一问，换一个地方', cost: 0 }],
  );
}

/** 后者呢, after 前者占巴州多少: the same of the other. */
function ofPair(evidence: Evidence, thread: Thread): string | undefined {
  const ids = evidence.has('former', 'latter') ? (pointedAt(evidence, thread)?.ids ?? []) : [];
  return ids.length === 1 && evidence.mentions.length === 0 ? ids[0] : undefined;
}

const asksAmount = (evidence: Evidence): boolean =>
  evidence.has('amount') || evidence.withRole('unit').length > 0;

/** 沙湾跟裕民呢, after a comparison or a sum: the same done with others. */
function otherPlaces(evidence: Evidence, { last }: Thread): Proposal[] {
  const { mentions } = evidence;
  if (mentions.length < 2 || mentions.some((m) => m.group || m.ids.length > 1)) return [];
  if (last.kind !== 'amounts' || !evidence.has('onward') || evidence.withRole('operator').length > 0)
    return [];
  if (last.operation.is !== 'compare' && last.operation.is !== 'total') return [];
  const moved = withRows(
    last,
    mentions.flatMap((m) => m.ids),
    last.operation.is === 'total',
  );
  return proposal(
    noting(inItsColumn(moved, evidence)),
    using(evidence, { mentions, concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'and'] }),
    [{ why: '接上一问，换几个地方', cost: 0 }],
  );
}
