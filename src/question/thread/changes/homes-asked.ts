import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { isFound, type Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 都是哪个地区的, 分别在哪个州, after a search or a ranking: what was found once more, each with the prefecture that it lies in. */
export function homesAsked(evidence: Evidence, { last, focus }: Thread): Proposal[] {
  const { live, mentions, catalogue } = evidence;
  if (last.kind !== 'amounts' || !isFound(last) || mentions.length > 0 || focus.length < 2) return [];
  // What lies in one prefecture is told without it.
  if (last.rows.scope !== catalogue.region.id || focus.some((id) => !id.includes('/'))) return [];
  const points = evidence.has('all', 'each', 'apiece', 'references', 'these') || live.at(-1)?.text === '的';
  if (!asksHomes(evidence) || !points) return [];
  return proposal(
    { ...last, understood: ['接上一问'] },
    using(evidence, {
      tokens: evidence.withRole('suffix', 'level'),
      concepts: [...ONWARD, ...PLAIN, 'all', 'each', 'apiece', 'references', 'these', 'copula'],
    }),
    [{ why: '接上一问，各在哪个地州', cost: 0 }],
  );
}

/** Nothing is asked but which prefectures. */
export const asksHomes = ({ live, tokens }: Evidence): boolean =>
  live.some((token) => isA(token, 'who') && isHome(tokens[token.index + 1])) && live.every(isNothingMore);

const isHome = (token: Token | undefined): boolean => isA(token, 'prefecture', 'prefectureLevel');

const isNothingMore = (token: Token): boolean =>
  isHome(token) ||
  isA(token, 'who', 'all', 'each', 'apiece', 'references', 'these', 'county', 'city', 'district') ||
  hasRole(token, 'idle', 'mark', 'thread', 'talk', 'hint');
