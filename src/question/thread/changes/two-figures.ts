import type { Evidence } from '../../evidence/evidence.js';
import type { Amounts, Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { figureOf } from '../figure.js';
import { withMinus } from '../replace.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/** 这两个数差多少, after two sums: the greater less the other. */
export function twoFigures(evidence: Evidence, { last, previous: before, sums = [] }: Thread): Proposal[] {
  if (!evidence.has('twoFigures') || !evidence.has('difference') || !before) return [];
  // After a sum, a ranking and a sum: the two sums.
  const previous = isSum(before) ? before : (sums.at(-2) ?? before);
  if (!isSum(last) || !isSum(previous) || !(isTotal(last) || isTotal(previous))) return [];
  const [a, b] = [previous, last].map((one) => figureOf(one, evidence.catalogue));
  const main = evidence.catalogue.main;
  if (!a || !b || (last.column ?? main) !== (previous.column ?? main)) return [];
  const [more, less] = a.gte(b) ? [previous, last] : [last, previous];
  return proposal(
    noting(
      withMinus({ ...more, rows: { ids: more.rows.ids } }, less.rows.ids),
      `接上一问：${nameOf(evidence, more.rows.ids)}，减去${nameOf(evidence, less.rows.ids)}`,
    ),
    using(evidence, { concepts: [...ONWARD, ...PLAIN, 'twoFigures', 'difference'] }),
    [{ why: '接上两问，两个数之差', cost: 0 }],
  );
}

const isTotal = ({ operation }: Amounts): boolean => operation.is === 'total';

/** One figure that places come to. */
const isSum = (question: Question): question is Amounts & Question =>
  question.kind === 'amounts' &&
  (question.operation.is === 'show' ||
    (question.operation.is === 'total' && question.operation.measure === 'sum' && !question.operation.minus));
