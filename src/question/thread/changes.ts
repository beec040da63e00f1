import type { Evidence } from '../evidence/evidence.js';
import type { Proposal, Propose } from '../readings/proposal.js';
import { WEIGHTS } from '../weights.js';
import { again } from './changes/again.js';
import { otherAmount } from './changes/amount.js';
import { carried } from './changes/carried.js';
import { otherColumn } from './changes/column.js';
import { comparedWith } from './changes/compared.js';
import { theOther } from './changes/offered.js';
import { otherStretch } from './changes/order.js';
import { partOfYear } from './changes/own-year.js';
import { otherPlace } from './changes/place.js';
import { added, swapped, takenOut } from './changes/rows.js';
import { otherSubject } from './changes/subject.js';
import { otherValue } from './changes/value.js';
import { wider } from './changes/wider.js';
import { chosen } from './choosing.js';
import type { Thread } from './thread.js';

/** What a message may mean as a change of the last question. Each says what it took from the thread. */
export function changes(evidence: Evidence, thread: Thread, readings: readonly Propose[]): Proposal[] {
  const { open } = thread;
  const answered = chosen(evidence, thread);
  if (answered.length > 0) return answered.map((one) => ({ ...one, threaded: true as const }));
  // A choice that nobody answered is gone once something else is asked.
  if (open && thread.last === open) return [];
  const direct = [
    ...otherPlace(evidence, thread),
    ...otherColumn(evidence, thread),
    ...added(evidence, thread),
    ...takenOut(evidence, thread),
    ...comparedWith(evidence, thread),
    ...otherValue(evidence, thread),
    ...otherSubject(evidence, thread),
    ...again(evidence, thread),
    ...wider(evidence, thread),
    ...swapped(evidence, thread),
    ...otherStretch(evidence, thread),
    ...otherAmount(evidence, thread),
    ...theOther(evidence, thread),
    ...partOfYear(evidence, thread),
  ];
  // The places alone are the least that can be taken from the thread: a change of the question goes before.
  const further = direct.length > 0 ? WEIGHTS.margin : 0;
  return [...direct, ...carried(evidence, thread, readings, further)].map((one) => ({
    ...one,
    threaded: true as const,
  }));
}
