import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { levelOf, levelWords, rowsOfLevel } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { pointedAt } from '../references.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 各自最多的县, 两个地区各自最少的, after two prefectures: the one with the most in each, and not in both together. */
export function bestOfEach(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  if (!evidence.has('apiece') || last.kind !== 'amounts' || !asksForEnd(evidence)) return [];
  const pointed = evidence.has('pair', 'trio', 'references') ? pointedAt(evidence, thread) : undefined;
  const homes = pointed?.ids ?? (thread.focus.length > 1 ? thread.focus : thread.singles);
  const arePrefectures = homes.every((id) => evidence.catalogue.row(id)?.kind === 'prefecture');
  if (homes.length < 2 || homes.length > MOST || !arePrefectures) return [];
  const words = levelWords(evidence);
  const level = levelOf(words) ?? 'county';
  const column = columnOf(evidence.live) ?? last.column;
  const questions = homes.map(
    (home): Question => ({
      kind: 'amounts',
      rows: { ids: rowsOfLevel(evidence, home, level).map(({ id }) => id), scope: home, level },
      operation: {
        is: 'order',
        from: 1,
        to: 1,
        end: evidence.has('most') ? 'most' : 'least',
        by: 'amount',
      },
      ...(column && { column }),
      understood: [],
    }),
  );
  return proposal(
    { kind: 'several', questions, understood: [`接上一问：${nameOf(evidence, homes)}`] },
    using(evidence, {
      tokens: [...words, ...(pointed?.tokens ?? [])],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'apiece', 'each', 'most', 'least', 'within', 'places'],
    }),
    [{ why: '接上一问，各自的', cost: 0 }],
  );
}

/** So many are told one by one. */
const MOST = 6;

/** One end is asked for, and nothing else. */
const asksForEnd = (evidence: Evidence): boolean =>
  evidence.has('most') !== evidence.has('least') &&
  evidence.mentions.length + evidence.places.excluded.length === 0 &&
  evidence.withRole('number', 'unit', 'topic', 'scope').length === 0 &&
  evidence.withRole('operator').every((token) => isA(token, 'most', 'least', 'apiece', 'each')) &&
  evidence.live.every((token) => !hasRole(token, 'beyond'));
