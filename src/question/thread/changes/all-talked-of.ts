import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { columnsFor } from '../held.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 都列出来, after places that were asked about one at a time: those, side by side, and not all that lie where they do. */
export function allTalkedOf(evidence: Evidence, thread: Thread): Proposal[] {
  const { last, singles } = thread;
  const isOfOne = last.kind === 'amounts' && last.operation.is === 'show' && last.rows.ids.length === 1;
  const peers = new Set(singles.map((id) => evidence.catalogue.row(id)?.kind)).size === 1;
  if (!isOfOne || singles.length < 2 || !peers || !listsAll(evidence)) return [];
  return columnsFor(thread, singles, evidence.catalogue).flatMap((column) =>
    proposal(
      {
        kind: 'amounts',
        rows: { ids: singles },
        operation: { is: 'compare' },
        ...(column && { column }),
        understood: [`接上一问：${nameOf(evidence, singles)}`],
      },
      using(evidence, { concepts: [...ONWARD, ...PLAIN, 'listAll'] }),
      [{ why: '接上一问，问过的几个', cost: 0 }],
    ),
  );
}

/** Nothing is said but that all of them are to be listed. */
const listsAll = (evidence: Evidence): boolean =>
  evidence.has('listAll') &&
  evidence.mentions.length === 0 &&
  evidence.live.every(
    (token) => isA(token, 'listAll') || hasRole(token, 'idle', 'mark', 'talk', 'thread', 'hint'),
  );
