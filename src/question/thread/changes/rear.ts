import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { rankedAll } from '../ranks.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';
import { listBehind } from './some-listed.js';

/**
 * 后两名一共, 最后两个加起来, after a list or a ranking: the sum of the last that were shown. 后两名 of a ranking may be the lowest
 * of all as well: then it is asked which.
 */
export function rearSum(evidence: Evidence, thread: Thread): Proposal[] {
  const { last, shown } = thread;
  const count = rearCount(evidence);
  const n = count?.number?.value.toNumber() ?? 0;
  if (!count || n < 2 || last.kind !== 'amounts' || evidence.mentions.length > 0) return [];
  // 后三个, after the first three of a ranking were summed: nothing else is left that they may be of.
  const ranks = isA(evidence.tokens[count.index + 1], 'rankUnit') || shown.length <= n;
  const all = ranks ? rankedAll(thread, evidence.catalogue) : undefined;
  const behind = all ? shown : listBehind(thread, n);
  const listed = behind.length > n ? [behind.slice(-n)] : [];
  const sets = [...listed, ...(all && all.length > n ? [all.slice(-n)] : [])];
  const { column, unit } = last;
  return sets.flatMap((ids) =>
    proposal(
      noting(
        {
          kind: 'amounts',
          rows: { ids },
          operation: { is: 'total', measure: evidence.has('average') ? 'average' : 'sum' },
          ...(column && { column }),
          ...(unit && { unit }),
          understood: [],
        },
        `接上一问：${nameOf(evidence, ids)}`,
      ),
      using(evidence, {
        tokens: [count, ...levelWords(evidence)],
        concepts: [...ONWARD, ...PLAIN, 'rear', 'hindmost', 'places', 'rankUnit', ...SUMS],
      }),
      [{ why: '接上一问，最后几个', cost: 0 }],
    ),
  );
}

const SUMS = ['sum', 'altogether', 'average'];

/** So many from the end, where it is asked what they come to. */
export const rearCount = (evidence: Evidence): Token | undefined =>
  evidence.has(...SUMS)
    ? evidence.live.find(
        (token) => token.as === 'count' && isA(evidence.tokens[token.index - 1], 'rear', 'hindmost'),
      )
    : undefined;
