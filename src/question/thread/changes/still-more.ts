import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { asNamed, nameOf, noting, ONWARD, proposal } from './common.js';

/** 本次呢，还是疏勒多吗, 还是它多不, after two were set side by side: which of them has more, in that column, tells. */
export function stillMore(evidence: Evidence, { last }: Thread): Proposal[] {
  const { mentions, live } = evidence;
  const [mention, more] = mentions;
  if (last.kind !== 'amounts' || last.operation.is !== 'compare' || last.rows.ids.length < 2) return [];
  const asks = evidence.has('yesNo', 'check', 'negation') && evidence.has('more', 'less');
  const isOne = mention
    ? mention.ids.filter((id) => last.rows.ids.includes(id)).length === 1
    : evidence.has('reference') && evidence.has('or');
  const own =
    evidence.has('than', 'difference', 'sum', 'share') || live.some((token) => hasRole(token, 'number'));
  if (more || !asks || !isOne || own) return [];
  const { claims: _, claimed: __, ...operation } = last.operation;
  return proposal(
    noting(
      asNamed({ ...last, operation, understood: [] }, evidence),
      `接上一问：${nameOf(evidence, last.rows.ids)}`,
    ),
    using(evidence, {
      mentions,
      tokens: live.filter((token) => isA(token, 'or')),
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'more', 'less', 'compare', 'yesNo', 'negation', 'and'],
    }),
    [{ why: '接上一问，还是哪个多', cost: 0 }],
  );
}
