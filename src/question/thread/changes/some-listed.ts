import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { listOf } from '../ranks.js';
import { withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';

/**
 * 前两个, 后两个呢, after several were named, or summed: so many of them as they were listed, side by side. 后两个呢, after what the
 * first two come to, is of the list that those were taken from.
 */
export function someListed(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  const count = countOfList(evidence, thread);
  const n = count?.number?.value.toNumber() ?? 0;
  if (!count || last.kind !== 'amounts') return [];
  const all = listBehind(thread, n);
  if (all.length <= n) return [];
  const ids = isA(evidence.tokens[count.index - 1], 'rear', 'hindmost') ? all.slice(-n) : all.slice(0, n);
  return proposal(
    noting(
      inItsColumn(withRows({ ...last, operation: { is: 'compare' } }, ids, false), evidence),
      `接上一问：${nameOf(evidence, ids)}`,
    ),
    using(evidence, {
      tokens: [count],
      concepts: [
        ...ONWARD,
        ...PLAIN,
        ...COLUMN_WORDS,
        'front',
        'rear',
        'foremost',
        'hindmost',
        'places',
        'each',
        'apiece',
        'list',
      ],
    }),
    [{ why: '接上一问，其中几个', cost: 0 }],
  );
}

/** So many from an end of a list, and nothing else that is asked of them; 后两名 ranks. */
export function countOfList(evidence: Evidence, { last, order }: Thread): Token | undefined {
  const { live, tokens } = evidence;
  if (last.kind !== 'amounts' || last.operation.is === 'order' || last.operation.is === 'rank')
    return undefined;
  if (order || evidence.mentions.length > 0 || levelWords(evidence).length > 0) return undefined;
  const asks = evidence.withRole('operator', 'scope', 'topic', 'indicator', 'subject');
  if (asks.some((token) => !isA(token, 'front', 'rear', 'each', 'apiece', 'list'))) return undefined;
  if (evidence.has('altogether')) return undefined;
  return live.find(
    (token) =>
      token.as === 'count' &&
      isA(tokens[token.index - 1], 'front', 'rear', 'foremost', 'hindmost') &&
      isA(tokens[token.index + 1], 'places') &&
      !isA(tokens[token.index + 1], 'rankUnit'),
  );
}

/** What the last answer listed; where it showed no more than so many, the list that they were taken from. */
export const listBehind = (thread: Thread, n: number): readonly string[] => {
  const now = listOf(thread);
  return now.length > n ? now : (thread.listed ?? now);
};
