import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { noting, ONWARD, proposal } from './common.js';
import { levelIn } from './narrowed.js';

/** 只看县, 只要市, after what lies in a place was listed: those of the kind, and not the one place of the talk that is so called. */
export function kindOfList(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || !picksKind(evidence, last)) return [];
  const kind = levelIn(evidence);
  const [first] = last.rows.ids;
  const inside = evidence.catalogue.within(first ?? '').map(({ id }) => id);
  const kept = kind ? inside.filter(kind.fits) : [];
  return proposal(
    noting(
      withRows({ ...last, operation: { is: 'compare' } }, kept, false),
      `接上一问：${evidence.catalogue.row(first ?? '')?.name ?? ''}的${levelWords(evidence)
        .map(({ text }) => text)
        .join('、')}`,
    ),
    using(evidence, {
      tokens: levelWords(evidence),
      concepts: [...ONWARD, ...PLAIN, 'only', 'narrowing', 'list', 'and'],
    }),
    [{ why: '接上一问，其中一种', cost: 0 }],
  );
}

/** True after one prefecture, of which one kind alone is wanted. */
export const picksKind = (evidence: Evidence, last: Question): boolean =>
  last.kind === 'amounts' &&
  (last.operation.is === 'list' || last.operation.is === 'show') &&
  last.rows.ids.length === 1 &&
  evidence.catalogue.row(last.rows.ids[0] ?? '')?.kind === 'prefecture' &&
  isKindOnly(evidence);

/** Nothing is said but that one kind alone is wanted. */
const isKindOnly = (evidence: Evidence): boolean =>
  evidence.has('only', 'narrowing') &&
  evidence.mentions.length + evidence.places.excluded.length === 0 &&
  levelWords(evidence).length > 0 &&
  evidence.live.every(
    (token) =>
      hasRole(token, 'level', 'suffix', 'idle', 'mark', 'talk', 'thread') ||
      isA(token, 'only', 'list', 'and'),
  );
