import type { Evidence } from '../../evidence/evidence.js';
import type { Operation, Question, Rows } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { levelOf, levelWords, rowsOfLevel } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { pointedAt } from '../references.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';

/** 除了这两个地区，其他地州合计, 除了它们其余县市平均多少: all others of a level, where the places of the talk lie. */
export function allBut(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  const leaves = evidence.has('except', 'exceptAfter') && evidence.has('rest');
  if (!leaves || evidence.mentions.length + evidence.places.excluded.length > 0) return [];
  const pointed = pointedAt(evidence, thread);
  const rows = pointed && othersOf(evidence, pointed.ids);
  if (!rows || last.kind !== 'amounts') return [];
  const { column, unit } = last;
  const question: Question = {
    kind: 'amounts',
    rows,
    operation: doneWith(evidence),
    ...(column && { column }),
    ...(unit && { unit }),
    understood: [],
  };
  return proposal(
    noting(inItsColumn(question, evidence), `接上一问，不含${nameOf(evidence, pointed.ids)}`),
    using(evidence, {
      tokens: [...pointed.tokens, ...levelWords(evidence)],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...SAID],
    }),
    [{ why: '接上一问，除此以外的', cost: 0 }],
  );
}

const SAID = ['except', 'exceptAfter', 'rest', 'sum', 'average', 'most', 'least', 'each', 'within', 'places'];

/** Most or least of them, their average, else their sum. */
const doneWith = (evidence: Evidence): Operation =>
  evidence.has('most', 'least')
    ? { is: 'order', from: 1, to: 1, end: evidence.has('most') ? 'most' : 'least', by: 'amount' }
    : { is: 'total', measure: evidence.has('average') ? 'average' : 'sum' };

/** All of the level that lie where those do, but for them. */
function othersOf(evidence: Evidence, ids: readonly string[]): Rows | undefined {
  const { catalogue } = evidence;
  const level = levelOf(levelWords(evidence));
  const homeOf = (id: string): string =>
    (id.includes('/') ? catalogue.row(id)?.prefecture : undefined) ?? catalogue.region.id;
  const homes = [...new Set(ids.map(homeOf))];
  const [scope, more] = homes;
  if (!level || !scope || more) return undefined;
  const all = rowsOfLevel(evidence, scope, level).map(({ id }) => id);
  const without = all.filter((id) => ids.includes(id));
  return without.length === ids.length
    ? { ids: all.filter((id) => !ids.includes(id)), scope, level, without }
    : undefined;
}
