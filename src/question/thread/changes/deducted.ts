import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { contains } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Pointed } from '../pointed.js';
import { pointedAt } from '../references.js';
import { withMinus } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';

/** 从全州小计中扣除这两家, 伊犁州减去它们还剩多少: the places of the talk are taken off a whole that holds them. */
export function deducted(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  if (!evidence.has('minus', 'except', 'exceptAfter') || evidence.places.excluded.length > 0) return [];
  const pointed = pointing(evidence, thread);
  const whole = pointed && wholeOf(evidence, pointed.ids, last);
  if (!whole || !pointed.ids.every((id) => id !== whole && contains(evidence, whole, id))) return [];
  const column = last.kind === 'amounts' ? last.column : undefined;
  const unit = last.kind === 'amounts' ? last.unit : undefined;
  const less = withMinus(
    {
      kind: 'amounts',
      rows: { ids: [whole] },
      operation: { is: 'show' },
      ...(column && { column }),
      ...(unit && { unit }),
    },
    pointed.ids,
  );
  return proposal(
    noting(inItsColumn(less, evidence), `接上一问：${nameOf(evidence, pointed.ids)}`),
    using(evidence, {
      mentions: evidence.mentions,
      tokens: pointed.tokens,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...DEDUCTING],
    }),
    [{ why: '接上一问，从总数中扣除', cost: 0 }],
  );
}

const DEDUCTING = [
  'minus',
  'except',
  'exceptAfter',
  'rest',
  'ownWhole',
  'within',
  'from',
  'subtotal',
  'difference',
];

/** 这两家, 它们, 它: the places of the talk, by a word that points at them. */
function pointing(evidence: Evidence, thread: Thread): Pointed | undefined {
  const pointed = pointedAt(evidence, thread);
  const points = pointed?.tokens.some((token) => isA(token, 'reference', 'references', 'pair', 'these'));
  return points && pointed && pointed.ids.length > 0 ? pointed : undefined;
}

/** The whole that is named, or the prefecture in which all of them lie; 剩下是多少, after their part of a whole: of that. */
function wholeOf(
  { catalogue, ...evidence }: Evidence,
  ids: readonly string[],
  last: Question,
): string | undefined {
  const [mention, more] = evidence.mentions;
  if (mention) return more || mention.group || mention.ids.length > 1 ? undefined : mention.ids[0];
  const part = last.kind === 'amounts' && last.operation.is === 'share' ? last.operation.whole : undefined;
  if (typeof part === 'string' && part !== 'year' && evidence.has('rest')) return part;
  if (!evidence.has('ownWhole')) return undefined;
  const homes = [...new Set(ids.map((id) => catalogue.row(id)?.prefecture ?? undefined))];
  return homes.length === 1 ? homes[0] : undefined;
}
