import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { contains } from '../../readings/amounts/rows.js';
import type { Proposal, Propose } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { noting } from './common.js';

/**
 * 和田地区占了多少, after 全区本次下达总数: of the place that the last answer was about, in its column. A message that names the
 * whole or a column asks for itself.
 */
export function partOfLast(evidence: Evidence, { last }: Thread, readings: readonly Propose[]): Proposal[] {
  if (last.kind !== 'amounts' || last.operation.is !== 'show' || evidence.mentions.length !== 1) return [];
  // 柯坪县在阿克苏地区里头占: it names the whole itself.
  if (evidence.mentions[0]?.within !== undefined || evidence.withRole('place').length > 1) return [];
  const [whole] = last.rows.ids;
  const named = evidence.live.some((token) => hasRole(token, 'column') && !isA(token, 'altogether'));
  if (!whole || named || evidence.has('ownWhole') || !evidence.has('share', 'percent')) return [];
  return readings
    .flatMap((propose) => propose(evidence))
    .flatMap((one) => {
      const question = ofWhole(one.question, whole, last.column, evidence);
      return question ? [{ ...one, question }] : [];
    });
}

/** The part of that whole, where the message says of no other. */
function ofWhole(
  question: Question,
  whole: string,
  column: string | undefined,
  evidence: Evidence,
): Question | undefined {
  if (question.kind !== 'amounts' || question.operation.is !== 'share') return undefined;
  const { rows, operation } = question;
  // 前五县占全区多少 names the whole, and no part.
  if (operation.whole === 'year' || typeof operation.whole !== 'string') return undefined;
  const { whole: said } = operation;
  if (evidence.mentions.some(({ ids }) => ids.includes(said))) return undefined;
  if (!rows.ids.every((id) => id !== whole && contains(evidence, whole, id))) return undefined;
  const name = evidence.catalogue.row(whole)?.name ?? whole;
  return noting(
    { ...question, operation: { ...operation, whole }, ...(column && { column }) },
    `接上一问：${name}`,
  );
}
