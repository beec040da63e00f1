import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Operation, Question } from '../../model.js';
import type { Proposal, Propose } from '../../readings/proposal.js';
import { WEIGHTS } from '../../weights.js';
import { asksByItself } from '../onward.js';
import { pointedAt } from '../references.js';
import type { Thread } from '../thread.js';
import { noting } from './common.js';

/**
 * 那喀什地区去掉莎车呢, 叶城和巴楚加起来呢, after a 提前下达: a message that goes on, and names other places and what is done with them,
 * asks in the column that holds.
 */
export function inHeldColumn(evidence: Evidence, thread: Thread, readings: readonly Propose[]): Proposal[] {
  const { column } = thread;
  const named = evidence.mentions.length + evidence.places.excluded.length > 0;
  if (!column || column === evidence.catalogue.main || !named || !evidence.has('particle')) return [];
  // 那于田和皮山差多少呢 is a question of its own; so is one about what was told.
  if (asksByItself(evidence) || pointedAt(evidence, thread)) return [];
  if (!evidence.catalogue.columns.includes(column)) return [];
  if (evidence.live.some((token) => hasRole(token, 'column') && !isA(token, 'altogether'))) return [];
  return readings
    .flatMap((propose) => propose(evidence))
    .flatMap(({ question, used, assumed }) => {
      if (question.kind !== 'amounts' || !isDone(question.operation)) return [];
      const moved: Question | undefined = noting({ ...question, column }, '接上一问');
      return moved
        ? [{ question: moved, used, assumed: [...assumed, { why: '接上一问的列', cost: WEIGHTS.goesOn }] }]
        : [];
    });
}

/** What one amount is not enough for. */
const isDone = (operation: Operation): boolean =>
  ['total', 'list', 'order', 'compare', 'rank'].includes(operation.is) ||
  (operation.is === 'share' && operation.whole !== 'year');
