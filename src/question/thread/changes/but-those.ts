import type { Evidence } from '../../evidence/evidence.js';
import type { Amounts, Operation, Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { pointedAt } from '../references.js';
import { withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';

/** 刨掉它，其余的合计; 去掉这两个再算: those that were asked about without the ones that the words point at. */
export function butThose(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  const named = evidence.mentions.length + evidence.places.excluded.length + levelWords(evidence).length > 0;
  if (last.kind !== 'amounts' || named || !evidence.has(...LEAVING) || evidence.has('share', 'percent'))
    return [];
  if (!evidence.has('reference', 'references', 'pair', 'trio', 'these')) return [];
  const out = pointedAt(evidence, thread);
  const all = poolOf(last, thread, out?.ids ?? []);
  const kept = all.filter((id) => !out?.ids.includes(id));
  const operation = kept.length > 0 ? doneWith(evidence, last, thread) : undefined;
  if (!out || !operation) return [];
  const left = withRows({ ...last, operation }, kept, operation.is === 'total');
  return proposal(
    noting(inItsColumn(left, evidence), `接上一问，不含${nameOf(evidence, out.ids)}`),
    using(evidence, {
      tokens: out.tokens,
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...LEAVING, ...BESIDE],
    }),
    [{ why: '接上一问，除去所指的', cost: 0 }],
  );
}

const LEAVING = ['except', 'exceptAfter', 'minus'];

const BESIDE = ['rest', 'sum', 'average', 'each', 'apiece', 'list', 'places', 'who'];

/** What they are left out of: all that were ranked, searched, summed or compared, else what was shown. */
function poolOf(last: Amounts, { shown }: Thread, out: readonly string[]): readonly string[] {
  const holds = (ids: readonly string[]): boolean =>
    out.length > 0 && ids.length > out.length && out.every((id) => ids.includes(id));
  return [last.rows.ids, shown].find(holds) ?? [];
}

/** A sum or an average where the message or what was asked before says so; else each of them. */
function doneWith(evidence: Evidence, last: Amounts, { previous }: Thread): Operation | undefined {
  if (evidence.has('average')) return { is: 'total', measure: 'average' };
  if (evidence.has('sum', 'altogether')) return { is: 'total', measure: 'sum' };
  if (evidence.has('each', 'apiece', 'list')) return { is: 'compare' };
  const before = [last, previous].find((one) => one !== undefined && isSum(one));
  return before && 'operation' in before ? before.operation : undefined;
}

const isSum = (question: Amounts | Question): boolean =>
  'operation' in question && question.operation.is === 'total' && question.operation.measure !== 'count';
