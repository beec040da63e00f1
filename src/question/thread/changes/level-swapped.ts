import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { levelOf, levelWords, rowsOfLevel } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { isFound, type Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 换成地州, after 全区前三的县: the same asked of the places of that level. */
export function levelSwapped(evidence: Evidence, { last }: Thread): Proposal[] {
  const level = levelOf(levelWords(evidence));
  const plain = evidence.live.every(
    (token) => hasRole(token, 'level', 'suffix', 'idle', 'mark', 'talk', 'thread') || isA(token, 'swap'),
  );
  if (last.kind !== 'amounts' || !isFound(last) || !last.rows.scope || !level || level === last.rows.level)
    return [];
  if (!plain || !evidence.has('swap') || evidence.mentions.length > 0) return [];
  const { scope } = last.rows;
  const ids = rowsOfLevel(evidence, scope, level).map(({ id }) => id);
  if (ids.length === 0) return [];
  return proposal(
    { ...last, rows: { ids, scope, level }, understood: ['接上一问'] },
    using(evidence, { tokens: levelWords(evidence), concepts: [...ONWARD, ...PLAIN, 'swap'] }),
    [{ why: '接上一问，换一级', cost: 0 }],
  );
}
