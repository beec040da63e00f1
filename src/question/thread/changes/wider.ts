import type { Evidence } from '../../evidence/evidence.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { operandsByRank } from '../ranks.js';
import { withPlace } from '../replace.js';
import { isFound, type Thread } from '../thread.js';
import { inItsColumn, noting, ONWARD, proposal } from './common.js';

/** The last part, of the region. */
const partAbove = (last: Question, region: string): Question | undefined =>
  last.kind === 'amounts' && last.operation.is === 'share' && last.operation.whole !== 'year'
    ? { ...last, operation: { is: 'share', whole: region }, understood: [] }
    : undefined;

/** 整个地区呢, 它所在的地州: the prefecture of the place that was asked about. */
export function wider(evidence: Evidence, thread: Thread): Proposal[] {
  if (!evidence.has('ownWhole') || evidence.mentions.length > 0 || evidence.has('share', 'rankOf', 'percent'))
    return [];
  // 整个地区去掉阿勒泰市: less than the whole is asked for.
  if (evidence.places.excluded.length > 0) return [];
  // 第一个所在的地州: that of the one that is pointed at.
  const pointed = operandsByRank(evidence, thread);
  const ids = pointed?.ids ?? thread.focus;
  const { catalogue } = evidence;
  // 再往上呢, after a prefecture: the region that it lies in.
  const above = evidence.has('upward') && ids.every((id) => catalogue.row(id)?.kind === 'prefecture');
  const homes = new Set(ids.map((id) => (above ? catalogue.region.id : catalogue.row(id)?.prefecture)));
  const [prefecture, more] = homes;
  // 全地区一共多少, after several that lie in different ones: nobody can tell which.
  if (!prefecture || more) return [];
  // 再往上呢, after a part of its prefecture: its part of the region.
  const last = evidence.has('upward') && !pointed ? partAbove(thread.last, catalogue.region.id) : undefined;
  // 它所在的地州, after the first of a ranking: the prefecture itself, and not its first.
  const own = pointed !== undefined || isFound(thread.last);
  const moved = last ??
    (own ? undefined : withPlace(thread.last, prefecture, evidence.catalogue)) ?? {
      kind: 'amounts' as const,
      rows: { ids: [prefecture] },
      operation: { is: 'show' as const },
      understood: [],
    };
  return proposal(
    noting(inItsColumn(moved, evidence), `接上一问：${prefecture}`),
    using(evidence, {
      tokens: pointed?.tokens ?? [],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'ownWhole', 'within'],
    }),
    [{ why: '接上一问，所在地州', cost: 0 }],
  );
}
