import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { areAlike } from '../alike.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/**
 * 一共占多少, after the part of each of several: the part of all of them. 占全年多少, after the sum of their 提前下达: its part of the
 * same year.
 */
export function partsTogether(evidence: Evidence, { last }: Thread): Proposal[] {
  const { live, mentions, places } = evidence;
  const { main } = evidence.catalogue;
  const asks = evidence.has('share', 'percent') && !evidence.has('each', 'apiece', 'shareApart');
  if (!asks || mentions.length + places.excluded.length > 0) return [];
  const part = evidence.has('sum', 'altogether') ? ofAll(last) : undefined;
  const question =
    part ?? (columnOf(live) === main && evidence.has('total') ? ofYear(last, main) : undefined);
  return proposal(
    question && {
      ...question,
      understood: [`接上一问：${nameOf(evidence, question.rows.ids)}`],
    },
    using(evidence, {
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'share', 'percent', 'sum', 'altogether', 'ownWhole'],
    }),
    [{ why: '接上一问，合起来占多少', cost: 0 }],
  );
}

/** All the parts of one whole together. */
function ofAll(last: Question): (Amounts & Question) | undefined {
  if (last.kind !== 'several' || !areAlike(last.questions)) return undefined;
  const [first] = last.questions;
  if (first?.operation.is !== 'share' || typeof first.operation.whole !== 'string') return undefined;
  const { whole } = first.operation;
  const ofOne = last.questions.every(
    ({ operation, column }) =>
      operation.is === 'share' && operation.whole === whole && column === first.column,
  );
  const ids = [...new Set(last.questions.flatMap(({ rows }) => rows.ids))];
  const { claimed: _, claims: __, ...operation } = first.operation;
  return ofOne ? { ...first, rows: { ids }, operation } : undefined;
}

/** The sum in one column, as its part of the year. */
const ofYear = (last: Question, main: Column): (Amounts & Question) | undefined =>
  last.kind === 'amounts' &&
  last.operation.is === 'total' &&
  last.operation.measure === 'sum' &&
  !last.operation.minus &&
  !last.operation.columns &&
  last.column !== undefined &&
  last.column !== main
    ? { ...last, operation: { is: 'share', whole: 'year' } }
    : undefined;
