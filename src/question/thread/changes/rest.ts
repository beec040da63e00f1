import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import type { Amounts, Operation, Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { levelOf, levelWords, rowsOfLevel } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { isRemainder } from '../left-over.js';
import { withRows } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, noting, ONWARD, proposal } from './common.js';

/** 剩下的呢, after the part of some: the same of all others that lie where they do. */
export function theRest(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  const word = evidence.live.find((token) => isA(token, 'rest'));
  const next = evidence.tokens[(word?.index ?? 0) + 1];
  if (!word || evidence.places.excluded.length > 0 || last.kind !== 'amounts') return [];
  if (next?.as === 'count' && levelWords(evidence).length === 0) return [];
  const { rows, operation } = last;
  // 剩下的占多少, after something was taken out: what is left, and not what was taken.
  if (isRemainder(last)) return [];
  const found = operation.is === 'order' || operation.is === 'find';
  if (found) return unfound(evidence, last, thread);
  if (operation.is !== 'share' && operation.is !== 'total') return [];
  const { catalogue } = evidence;
  const isWhole = rows.ids.every((id) => catalogue.row(id)?.kind === 'prefecture');
  // 其余十个地州, after some: they lie in the region.
  const homes = new Set(
    rows.ids.map((id) => (isWhole ? catalogue.region.id : catalogue.row(id)?.prefecture)),
  );
  const [home] = homes;
  if (homes.size !== 1 || !home || (operation.is === 'share' && operation.whole !== home)) return [];
  // 巴州剩下的呢: the place in which they lie may be named.
  if (evidence.mentions.some((mention) => mention.group || !mention.ids.includes(home))) return [];
  const words = levelWords(evidence);
  const level = levelOf(words) ?? (isWhole ? 'prefecture' : 'unit');
  // 其他县呢, after prefectures: all counties are others.
  if (isWhole && level !== 'prefecture') return [];
  const others = rowsOfLevel(evidence, home, level);
  const ids = others.flatMap(({ id }) => (rows.ids.includes(id) ? [] : [id]));
  // 其余十个: so many are counted out as there are.
  const counts = evidence.live.filter(({ as }) => as === 'count');
  if (counts.some(({ number }) => !number?.value.eq(ids.length))) return [];
  // 剩下的平均多少, 剩下的一共多少: no part of the whole.
  const measure = evidence.has('average') ? 'average' : 'sum';
  const sums = evidence.has('sum', 'altogether') && !evidence.has('share', 'percent');
  const total: Operation = { is: 'total', measure };
  const base = measure === 'average' || sums ? { ...last, operation: total } : last;
  const left = withRows(base, ids, true);
  return proposal(
    noting(inItsColumn(left && keepingOut(left, rows.ids), evidence), `接上一问：${home}其余`),
    using(evidence, {
      mentions: evidence.mentions,
      tokens: [...words, ...counts],
      concepts: [
        ...ONWARD,
        ...PLAIN,
        ...COLUMN_WORDS,
        'places',
        'rest',
        'share',
        'percent',
        'sum',
        'average',
        'within',
        'each',
      ],
    }),
    [{ why: '接上一问，其余', cost: 0 }],
  );
}

/** 剩下的县呢, then 剩下的加起来: what is left stays what is left of those, and is not turned round once more. */
const keepingOut = (question: Question, without: readonly string[]): Question =>
  question.kind === 'amounts' ? { ...question, rows: { ...question.rows, without } } : question;

/** 其余县市一共多少, after the first three: the sum of all others that were ranked or searched. */
function unfound(evidence: Evidence, last: Amounts & Question, { focus }: Thread): Proposal[] {
  const ids = last.rows.ids.filter((id) => !focus.includes(id));
  const asks = evidence.has('sum', 'altogether', 'howMuch', 'average');
  if (!asks || evidence.mentions.length > 0 || ids.length === 0 || ids.length === last.rows.ids.length)
    return [];
  const { rows: _, operation: __, ...common } = last;
  return proposal(
    {
      ...common,
      rows: { ids },
      operation: { is: 'total', measure: evidence.has('average') ? 'average' : 'sum' },
      understood: ['接上一问：其余'],
    },
    using(evidence, {
      tokens: levelWords(evidence),
      concepts: [...ONWARD, ...PLAIN, 'altogether', 'rest', 'sum', 'average', 'within', 'each', 'places'],
    }),
    [{ why: '接上一问，其余', cost: 0 }],
  );
}
