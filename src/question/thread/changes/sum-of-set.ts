import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/** 一共, 合计多少, after the most or the least of several that were named: what all of them come to, and no rank once more. */
export function sumOfSet(evidence: Evidence, { last }: Thread): Proposal[] {
  if (!isSumOfSet(evidence, { last }) || last.kind !== 'amounts') return [];
  const { operation: _, rows, ...common } = last;
  return proposal(
    noting(
      { ...common, rows: { ids: rows.ids }, operation: { is: 'total', measure: 'sum' }, understood: [] },
      `接上一问：${nameOf(evidence, rows.ids)}`,
    ),
    using(evidence, { concepts: [...ONWARD, ...PLAIN, 'altogether'] }),
    [{ why: '接上一问，各处之和', cost: 0 }],
  );
}

/** Nothing is said but 一共, after one end of a set that no place holds as such. */
export const isSumOfSet = (evidence: Evidence, { last }: Pick<Thread, 'last'>): boolean =>
  last.kind === 'amounts' &&
  last.operation.is === 'order' &&
  last.rows.scope === undefined &&
  last.rows.ids.length > 1 &&
  evidence.has('altogether') &&
  evidence.mentions.length === 0 &&
  evidence.live.every(
    (token) =>
      isA(token, 'altogether', 'howMuch', 'amount') || hasRole(token, 'idle', 'mark', 'talk', 'thread'),
  );
