import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { shownInTurn } from '../ranks.js';
import { withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';

/**
 * 去掉第一名剩下的, 除了前两名，其余的合计: those that were shown without the ones that are left out by where they stand; side by
 * side after a ranking or a comparison, as a sum after a list or a sum.
 */
export function leftOutByRank(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  const outs = evidence.live.flatMap((token) => stretchAt(token, evidence) ?? []);
  const [out, more] = outs;
  if (!evidence.has(...LEAVING) || !out || more || last.kind !== 'amounts') return [];
  if (evidence.mentions.length + evidence.places.excluded.length > 0) return [];
  const all = shownInTurn(thread, isRank(out.token, evidence), evidence.catalogue);
  if (all.length <= out.to) return [];
  const kept = all.filter((_, at) => at + 1 < out.from || at + 1 > out.to);
  const { is } = last.operation;
  const averages = evidence.has('average');
  const sums = averages || evidence.has('sum', 'altogether') || is === 'list' || is === 'total';
  const measure = averages ? ('average' as const) : ('sum' as const);
  const base = { ...last, operation: sums ? { is: 'total' as const, measure } : { is: 'compare' as const } };
  const named = evidence.live.some((token) => isA(token, 'total', 'advance', 'current'));
  const left = withRows(base, kept, sums);
  return proposal(
    noting(named ? inItsColumn(left, evidence) : left, `接上一问：${nameOf(evidence, kept)}`),
    using(evidence, {
      tokens: [out.token],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...LEAVING, ...BESIDE],
    }),
    [{ why: '接上一问，按名次去掉', cost: 0 }],
  );
}

const LEAVING = ['except', 'exceptAfter', 'minus'];

const BESIDE = [
  'rest',
  'sum',
  'average',
  'front',
  'ordinal',
  'places',
  'rankUnit',
  'who',
  'each',
  'apiece',
  'list',
];

interface Stretch {
  readonly token: Token;
  readonly from: number;
  readonly to: number;
}

/** 第一名, 第三个, 前两名: from which place to which. */
function stretchAt(token: Token, { tokens }: Evidence): Stretch | undefined {
  if (isA(token, 'first')) return { token, from: 1, to: 1 };
  const n = token.number?.value.toNumber() ?? 0;
  if (token.as === 'rank') return { token, from: n, to: n };
  return token.as === 'count' && isA(tokens[token.index - 1], 'front')
    ? { token, from: 1, to: n }
    : undefined;
}

/** 第一名, and not 第一个, which counts as they were listed. */
const isRank = (token: Token, { tokens }: Evidence): boolean =>
  isA(token, 'rankUnit') || isA(tokens[token.index + 1], 'rankUnit');
