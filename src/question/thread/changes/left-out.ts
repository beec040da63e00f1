import { Decimal } from 'decimal.js';
import { amountOf } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
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
  if (!evidence.has(...LEAVING) || last.kind !== 'amounts') return [];
  if (evidence.mentions.length + evidence.places.excluded.length > 0) return [];
  const outs = evidence.live.flatMap(
    (token) => stretchAt(token, evidence) ?? endAt(token, evidence, thread) ?? [],
  );
  const [out, more] = outs;
  if (!out || more) return [];
  const all = shownInTurn(thread, isRank(out.token, evidence), evidence.catalogue);
  if (all.length < 2 || all.length < out.to || (out.from === 1 && all.length === out.to)) return [];
  const kept = all.filter((_, at) => at + 1 < out.from || at + 1 > out.to);
  const { is } = last.operation;
  const averages = evidence.has('average');
  const sums = averages || evidence.has('sum', 'altogether') || is === 'list' || is === 'total';
  const measure = averages ? ('average' as const) : ('sum' as const);
  const base = { ...last, operation: sums ? { is: 'total' as const, measure } : { is: 'compare' as const } };
  const named = evidence.live.some((token) => isA(token, 'total', 'advance', 'current'));
  const left = keepingOut(withRows(base, kept, sums), all);
  return proposal(
    noting(named ? inItsColumn(left, evidence) : left, `接上一问：${nameOf(evidence, kept)}`),
    using(evidence, {
      tokens: [out.token, ...levelWords(evidence)],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...LEAVING, ...BESIDE],
    }),
    [{ why: '接上一问，按名次去掉', cost: 0 }],
  );
}

/** 去掉最多的, then 剩下的合计: what is left stays what is left. */
const keepingOut = (question: Question | undefined, all: readonly string[]): Question | undefined =>
  question?.kind === 'amounts' && question.rows.ids.length > 1
    ? {
        ...question,
        rows: { ...question.rows, without: all.filter((id) => !question.rows.ids.includes(id)) },
      }
    : question;

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
  'thatOne',
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

/** 去掉最多的那个, 最少的不算: the one with the most or the least of those that were shown, where it is one. */
function endAt(token: Token, evidence: Evidence, thread: Thread): Stretch | undefined {
  const { catalogue } = evidence;
  // 谁减得最厉害 asks who was cut most, and takes nobody out.
  const leaves = evidence.has('except', 'exceptAfter') && !evidence.has('who');
  if (!isA(token, 'most', 'least') || !leaves || evidence.withRole('number').length > 0) return undefined;
  const { last } = thread;
  const column = (last.kind === 'amounts' ? last.column : undefined) ?? catalogue.main;
  const all = shownInTurn(thread, false, catalogue);
  const amounts = catalogue.rowsOf(all).map((row) => amountOf(row, column));
  // Of a count or a code nothing was shown in turn.
  if (amounts.length === 0) return undefined;
  const end = isA(token, 'most') ? Decimal.max(...amounts) : Decimal.min(...amounts);
  const at = amounts.findIndex((amount) => amount.eq(end));
  const isOne = amounts.filter((amount) => amount.eq(end)).length === 1;
  return isOne && amounts.length === all.length ? { token, from: at + 1, to: at + 1 } : undefined;
}

/** 第一名, and not 第一个, which counts as they were listed. */
const isRank = (token: Token, { tokens }: Evidence): boolean =>
  isA(token, 'rankUnit') || isA(tokens[token.index + 1], 'rankUnit');
