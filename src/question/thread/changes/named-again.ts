import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Operation, Question } from '../../model.js';
import { unitOf } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import type { Proposal, Propose } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { noting } from './common.js';

/**
 * 喀什的前三, 喀什哪个最多, 喀什的平均, after the same of another place in one column: what is done is named once more, and it is
 * done in that column and unit. A question that says of what kind of places it asks, or what it
 * leaves out, stands alone.
 */
export function namedAgain(evidence: Evidence, { last }: Thread, readings: readonly Propose[]): Proposal[] {
  if (last.kind !== 'amounts' || evidence.mentions.length === 0) return [];
  if (!last.unit && (last.column ?? evidence.catalogue.main) === evidence.catalogue.main) return [];
  const full =
    levelWords(evidence).length > 0 ||
    evidence.places.excluded.length > 0 ||
    evidence.live.some((token) => hasRole(token, 'column') && !isA(token, 'altogether'));
  if (full || !isOfSet(last.operation)) return [];
  return readings
    .flatMap((propose) => propose(evidence))
    .flatMap((one) => {
      const question = inItsTurn(one.question, last, evidence);
      return question ? [{ ...one, question }] : [];
    });
}

/** What is done with the members of a place. */
const isOfSet = ({ is }: Operation): boolean => is === 'order' || is === 'total' || is === 'list';

/** The question in the last one's column and unit, where it does the same. */
function inItsTurn(question: Question, last: Question, evidence: Evidence): Question | undefined {
  if (question.kind !== 'amounts' || last.kind !== 'amounts') return undefined;
  const { operation } = question;
  const before = last.operation;
  const same =
    operation.is === before.is &&
    (operation.is !== 'total' || before.is !== 'total' || operation.measure === before.measure);
  const unit = unitOf(evidence) ?? last.unit;
  return same && isOfSet(operation) && question.rows.scope
    ? noting({ ...question, ...(last.column && { column: last.column }), ...(unit && { unit }) }, '接上一问')
    : undefined;
}
