import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Amounts } from '../../model.js';
import { columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 多的是多少, 多的多少, after which of two has more: the two side by side, and by how much they are apart. */
const isTheMore = ({ live, mentions }: Evidence, last: Amounts): boolean =>
  last.operation.is === 'compare' &&
  !last.operation.columns &&
  last.rows.ids.length === 2 &&
  mentions.length === 0 &&
  live.some((token) => isA(token, 'greater', 'lesser')) &&
  live.some((token) => isA(token, 'howMuch')) &&
  live.every(
    (token) => isA(token, 'greater', 'lesser', 'howMuch') || hasRole(token, 'idle', 'mark', 'talk', 'thread'),
  ) &&
  !live.some((token) => isA(token, 'thatOne', 'reference'));

/** 多多少, 差多少, after 它提前和本次哪个多: by how much the two columns of one place are apart. */
export function byHowMuch(evidence: Evidence, { last }: Thread): Proposal[] {
  if (last.kind !== 'amounts' || last.operation.is !== 'compare') return [];
  if (isTheMore(evidence, last))
    return proposal(
      { ...last, understood: ['接上一问'] },
      using(evidence, { concepts: [...ONWARD, ...PLAIN, 'greater', 'lesser'] }),
      [{ why: '接上一问，多的多少', cost: 0 }],
    );
  if (!last.operation.columns) return [];
  const asks = evidence.has(...APART) && columnOf(evidence.live) === undefined;
  if (!asks || evidence.mentions.length > 0) return [];
  const { claims: _, claimed: __, ...operation } = last.operation;
  return proposal(
    {
      ...last,
      operation: { ...operation, ...(evidence.has('percent') && { percent: true as const }) },
      understood: ['接上一问'],
    },
    using(evidence, { concepts: [...ONWARD, ...PLAIN, ...APART, 'compare', 'percent', 'pair'] }),
    [{ why: '接上一问，差多少', cost: 0 }],
  );
}

const APART = ['more', 'less', 'difference'];
