import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Amounts, Operation, Question, Rows } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { levelOf, levelWords, rowsOfLevel } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { isRemainder } from '../left-over.js';
import { pointedAt } from '../references.js';
import { isFound, type Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';

/**
 * 除了这两个地区，其他地州合计, 除了它们其余县市平均多少; 其他县呢, 哈密市其他县区都列出来, after one or some: all others of a level, where
 * the places of the talk lie.
 */
export function allBut(evidence: Evidence, thread: Thread): Proposal[] {
  const { last, focus } = thread;
  if (!evidence.has('rest') || evidence.places.excluded.length > 0 || last.kind !== 'amounts') return [];
  const pointed = evidence.has('except', 'exceptAfter') ? pointedAt(evidence, thread) : undefined;
  if (!pointed && (evidence.has('except', 'exceptAfter') || !asksOfOthers(last, evidence))) return [];
  const out = pointed?.ids ?? focus;
  const rows = othersOf(evidence, out);
  const operation = rows && doneWith(evidence, rows);
  // 哈密市其他县区: where they lie may be named.
  if (!operation || evidence.mentions.some(({ ids }) => !ids.includes(rows.scope ?? ''))) return [];
  const { column, unit } = last;
  const question: Question = {
    kind: 'amounts',
    rows,
    operation,
    ...(column && { column }),
    ...(unit && { unit }),
    understood: [],
  };
  return proposal(
    noting(inItsColumn(question, evidence), `接上一问，不含${nameOf(evidence, out)}`),
    using(evidence, {
      mentions: evidence.mentions,
      tokens: [...(pointed?.tokens ?? []), ...levelWords(evidence), ...someOf(evidence)],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...SAID],
    }),
    [{ why: '接上一问，除此以外的', cost: 0 }],
  );
}

/** Of a part or a sum the rest is another rule's, and what is left of something is no other. */
const asksOfOthers = (last: Amounts & Question, evidence: Evidence): boolean =>
  (['show', 'rank', 'compare'].includes(last.operation.is) ||
    (isFound(last) && !evidence.has('sum', 'altogether', 'howMuch', 'average'))) &&
  !isRemainder(last);

const SAID = [
  'except',
  'exceptAfter',
  'rest',
  'sum',
  'average',
  'most',
  'least',
  'each',
  'apiece',
  'list',
  'all',
  'who',
  'within',
  'places',
];

/** 几个 of 其他几个区: how many they are is not asked. */
const someOf = (evidence: Evidence): readonly Token[] =>
  evidence.of('howMany').filter(({ index }) => isA(evidence.tokens[index - 1], 'rest'));

/** So many are told one by one. */
const MOST_LISTED = 30;

/** Most or least of them, their average or their sum; else each of them. */
function doneWith(evidence: Evidence, { ids }: Rows): Operation | undefined {
  if (evidence.has('most', 'least'))
    return { is: 'order', from: 1, to: 1, end: evidence.has('most') ? 'most' : 'least', by: 'amount' };
  if (evidence.has('average')) return { is: 'total', measure: 'average' };
  if (evidence.has('sum', 'altogether', 'howMuch')) return { is: 'total', measure: 'sum' };
  if (ids.length > MOST_LISTED) return undefined;
  return ids.length > 1 ? { is: 'compare' } : { is: 'show' };
}

/** All of the level that lie where those do, but for them. */
function othersOf(evidence: Evidence, ids: readonly string[]): Rows | undefined {
  const { catalogue } = evidence;
  // 除了这两个县，其余县市: the level stands behind the word for the others.
  const [rest] = evidence.of('rest');
  const level = levelOf(levelWords(evidence).filter(({ from }) => from >= (rest?.to ?? 0)));
  const homeOf = (id: string): string =>
    (id.includes('/') ? catalogue.row(id)?.prefecture : undefined) ?? catalogue.region.id;
  const homes = [...new Set(ids.map(homeOf))];
  const [scope, more] = homes;
  if (!level || !scope || more) return undefined;
  const all = rowsOfLevel(evidence, scope, level).map(({ id }) => id);
  const without = all.filter((id) => ids.includes(id));
  const left = all.filter((id) => !ids.includes(id));
  // 其他县呢, after all of them were ranked: there are no others.
  return without.length === ids.length && left.length > 0 ? { ids: left, scope, level, without } : undefined;
}
