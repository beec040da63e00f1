import type { Evidence } from '../../evidence/evidence.js';
import type { Amounts, Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { contains, levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/** 占地区的多少, after a prefecture less some of its counties: the part of what is left. */
export function partOfLess(evidence: Evidence, { last }: Thread): Proposal[] {
  const { catalogue, mentions } = evidence;
  if (!isLess(last) || !evidence.has('share', 'percent') || evidence.places.excluded.length > 0) return [];
  const [whole, more] = last.rows.ids;
  const { minus = [] } = last.operation.is === 'total' ? last.operation : {};
  if (!whole || more || !minus.every((id) => id !== whole && contains(evidence, whole, id))) return [];
  const of = mentions.length === 0 ? whole : wholeNamed(evidence, whole);
  const all = catalogue.idsOf(catalogue.within(whole));
  const ids = all.filter((id) => !minus.includes(id));
  if (!of || ids.length + minus.length !== all.length) return [];
  const { column } = last;
  return proposal(
    noting(
      {
        kind: 'amounts',
        rows: { ids, scope: whole, without: minus },
        operation: { is: 'share', whole: of },
        ...(column && { column }),
        understood: [],
      },
      `接上一问：${nameOf(evidence, [whole])}，不含${nameOf(evidence, minus)}`,
    ),
    using(evidence, {
      mentions,
      tokens: levelWords(evidence),
      concepts: [...ONWARD, ...PLAIN, 'share', 'percent', 'ownWhole', 'seat', 'rest', 'within'],
    }),
    [{ why: '接上一问，减去后的占比', cost: 0 }],
  );
}

/** Something less others: A−B, A+B−C. */
export const hasMinus = (last: Question): boolean =>
  last.kind === 'amounts' && last.operation.is === 'total' && (last.operation.minus?.length ?? 0) > 0;

/** One less others: A−B. */
export const isLess = (last: Question): last is Amounts & Question =>
  last.kind === 'amounts' &&
  last.operation.is === 'total' &&
  last.rows.ids.length === 1 &&
  (last.operation.minus?.length ?? 0) > 0;

/** The one place that is named, where it holds what is left. */
function wholeNamed({ mentions, ...evidence }: Evidence, part: string): string | undefined {
  const [mention, more] = mentions;
  const [id, other] =
    mention?.ids.filter((one) => contains({ mentions, ...evidence }, one, part) || one === part) ?? [];
  return mention && !more && !other ? id : undefined;
}
