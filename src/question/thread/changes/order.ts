import type { Catalogue } from '../../../notice/catalogue.js';
import { amountOf, type Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isFromEnd } from '../../evidence/numbers.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Operation, Question } from '../../model.js';
import { columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { order } from '../../readings/amounts/order.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { wholeByRank } from '../inside-nth.js';
import { operandsByRank } from '../ranks.js';
import type { Thread } from '../thread.js';
import { goesOn, ONWARD, placeOf, proposal } from './common.js';
import { rearCount } from './rear.js';

type Order = Extract<Operation, { is: 'order' }>;
type Ordered = Amounts & { readonly operation: Order };

/** 第二呢, 前五呢, 最少的呢: another stretch of the last order, or its other end; of a rank, of those it was among. */
export function otherStretch(evidence: Evidence, thread: Thread): Proposal[] {
  const { shown } = thread;
  const before = spokenOrder(evidence, thread);
  const last = orderOf(before);
  const beside = besideRank(evidence, before, thread);
  if (!last || (evidence.mentions.length > 0 && !beside) || asksOfPlaces(evidence, thread)) return [];
  const [picked] = order(evidence);
  const asked = picked?.question.kind === 'amounts' ? picked.question : undefined;
  const ranked = before.kind === 'amounts' && before.operation.is === 'rank';
  const nth = evidence.live.find(
    // 两个差多少, after a rank, counts places; 前三位 counts from an end.
    (token) =>
      token.as === 'rank' || (token.as === 'count' && (!ranked || isFromEnd(evidence.tokens, token.index))),
  );
  if (!asked && !nth && !beside && !evidence.has('reversed')) return [];
  // 第二个呢, of those that one was ranked beside: a place that was listed.
  const listed = nth?.as === 'rank' && shown.length > 1 && nth.number?.value.lte(shown.length) === true;
  if (listed && ranked && !asked) return [];
  // 按本次排呢, after the rank of one: its rank in another column.
  const turns = evidence.has('reversed', ...ENDS);
  if (ranked && !nth && !turns && columnOf(evidence.live)) return [];
  const n = nth?.number?.value.toNumber() ?? 1;
  const next = nextRank(evidence, n);
  const column = columnOf(evidence.live);
  const other =
    asked?.operation.is === 'order' && (nth || turns || !column)
      ? asLong(asked.operation, last.operation, column !== undefined && !nth)
      : { ...last.operation, ...(nth && { from: nth.as === 'rank' ? n : 1, to: n }) };
  const found = next ? { ...other, from: n, to: n + 1 } : other;
  const counts = isCountedAsListed(nth ?? evidence.of('first')[0], evidence);
  // A level of its own asks of other rows: the question stands alone.
  if (levelWords(evidence).length > 0 && asked?.rows.level !== last.rows.level) return [];
  return proposal(
    {
      ...last,
      operation: {
        ...found,
        ...measureKept(found, evidence, last),
        end: turns && !counts ? endOf(found, evidence, last) : keptEnd(found, evidence, last),
        ...beside,
      },
      ...(column && { column }),
      understood: ['接上一问'],
    },
    new Set([
      ...(picked?.used ?? []),
      ...using(evidence, {
        mentions: beside ? evidence.mentions : [],
        tokens: [nth, next, ...(beside ? [counted(evidence)] : [])],
        concepts: [
          ...ONWARD,
          ...PLAIN,
          'ordinal',
          'places',
          'front',
          'rear',
          'order',
          ...TURNING,
          ...(beside ? ['pair', 'trio'] : []),
        ],
      }),
    ]),
    [goesOn(evidence, '接上一问，换名次')],
  );
}

/** 第一名比第二名多多少, 第二个的本次, 第二个下面哪个县最多: places, and no other stretch. */
const asksOfPlaces = (evidence: Evidence, thread: Thread): boolean =>
  operandsByRank(evidence, thread) !== undefined ||
  rearCount(evidence) !== undefined ||
  wholeByRank(evidence, thread) !== undefined;

/** 按提前下达排呢, 按本次排最少的: another column, and a stretch as long as the last one from its end. */
const asLong = (asked: Order, { from, to }: Order, inColumn: boolean): Order =>
  inColumn && asked.to === undefined && from === 1 && to !== undefined ? { ...asked, to } : asked;

/** 前五个, 最低的呢, after 提前占比最高的县: by the share, as long as nobody asks for amounts. */
const measureKept = (found: Order, evidence: Evidence, last: Ordered): Pick<Order, 'by' | 'against'> => {
  const { by, against } = last.operation;
  const other = found.by !== 'amount' || evidence.has('amount') || evidence.withRole('unit').length > 0;
  return other ? { by: found.by } : { by, ...(against && { against }) };
};

/** 第一个, after a list from the least: as it was listed, and neither 第一 nor 第一名. */
const isCountedAsListed = (token: Token | undefined, { tokens, ...evidence }: Evidence): boolean =>
  token !== undefined &&
  isA(tokens[token.index + 1], 'places') &&
  !isA(tokens[token.index + 1], 'rankUnit') &&
  !evidence.has('most', 'least', 'rear', 'ascending', 'descending', 'reversed', 'more', 'less');

/** 第二、第三名呢: the rank right behind the one that is named first. */
const nextRank = ({ live }: Evidence, n: number): Token | undefined =>
  live.filter(({ as }) => as === 'rank').length === 2
    ? live.find(({ as, number }) => as === 'rank' && number?.value.eq(n + 1) === true)
    : undefined;

/** 第二多的, 按全年排第二是谁, after 最少的: what is said of the amounts tells from which end; else it stays. */
const keptEnd = (found: Order, evidence: Evidence, last: Ordered): Order['end'] =>
  isAbsolute(evidence, last) ||
  evidence.has('more', 'less') ||
  (evidence.has('order') && evidence.live.some(({ as }) => as === 'rank'))
    ? found.end
    : last.operation.end;

/** 第十一名是谁, after the last one alone: a rank that is asked for whole counts from the most. */
const isAbsolute = ({ live, tokens, has }: Evidence, { operation }: Ordered): boolean =>
  operation.end === 'least' &&
  operation.from === operation.to &&
  has('who') &&
  live.some(({ as, index }) => as === 'rank' && isA(tokens[index + 1], 'rankUnit'));

/** 第二多的是谁: of a ranking, whatever was shown since. */
const ranksByAmount = (evidence: Evidence): boolean =>
  evidence.mentions.length === 0 &&
  evidence.live.some(({ as }) => as === 'rank') &&
  evidence.has('more', 'less', 'most', 'least') &&
  evidence.has('who');

/** 最后一名是谁, after 第一名占全区多少: a place in the ranking that is still talked about. */
const spokenOrder = (evidence: Evidence, { last, order: spoken, shown }: Thread): Question =>
  spoken &&
  !orderOf(last) &&
  (evidence.has('reversed') ||
    // 最少的五个又是哪些, after what the first five come to.
    (evidence.has('most', 'least') &&
      !evidence.has('these', 'within', 'references', 'pair', 'trio') &&
      evidence.live.some(({ as }) => as === 'count')) ||
    ranksBeyond(evidence, shown.length) ||
    countsRanks(evidence) ||
    ranksByAmount(evidence) ||
    leavesRanking(evidence, last, spoken) ||
    (evidence.mentions.length > 0 && evidence.has('ahead', 'behind')))
    ? spoken
    : last;

/**
 * 最少的呢, after 比第二名多好多: of two it would be 少的那个; the end that is meant is the ranking's. After one out of a ranking
 * of the region it is not that of the prefecture in which the one happens to lie.
 */
const leavesRanking = (evidence: Evidence, last: Question, spoken: Question): boolean =>
  last.kind === 'amounts' &&
  (last.operation.is === 'compare' ? last.rows.ids.length === 2 : isOneOfRegion(last, spoken, evidence)) &&
  evidence.mentions.length === 0 &&
  levelWords(evidence).length === 0 &&
  evidence.of('most', 'least').some((token) => !isA(token, 'compare', 'greater', 'lesser')) &&
  !evidence.has('these', 'within', 'references', 'pair', 'trio', 'reference', 'seat', 'ownWhole');

const isOneOfRegion = (last: Amounts, spoken: Question, { catalogue }: Evidence): boolean =>
  last.operation.is === 'show' && spoken.kind === 'amounts' && spoken.rows.scope === catalogue.region.id;

/** 后两名呢, after what the first three come to: ranks are the ranking's, and not those of the three. */
const countsRanks = ({ live, tokens }: Evidence): boolean =>
  live.some(
    ({ as, index }) =>
      as === 'count' && isA(tokens[index - 1], 'front', 'rear') && isA(tokens[index + 1], 'rankUnit'),
  );

/** 最后一名; 第六名 and 前六名, of five that were shown. */
const ranksBeyond = ({ live, tokens, ...evidence }: Evidence, shown: number): boolean =>
  evidence.has('lastRank') ||
  live.some(
    ({ as, number, index }) =>
      (as === 'rank' || (as === 'count' && isFromEnd(tokens, index))) && number?.value.gt(shown) === true,
  );

const ENDS = ['most', 'least', 'rear', 'front', 'first', 'ascending', 'descending'];

/** Words that say from which end, or from which place, it is gone on. */
const TURNING = ['descending', 'reversed', 'ahead', 'behind'];

/** 反过来: the other end, where none is named. */
function endOf(found: Order, evidence: Evidence, last: Ordered): Order['end'] {
  const named = evidence.has('most', 'least', 'rear', 'ascending', 'descending');
  const { end } = last.operation;
  if (!evidence.has('reversed') || named) return found.end;
  return end === 'both' ? end : end === 'most' ? 'least' : 'most';
}

/** 前一名是谁, 后一名呢, 博州后一位呢: the neighbour of the one that was ranked, or that is named. */
function besideRank(
  evidence: Evidence,
  last: Question,
  thread: Thread,
): Pick<Order, 'from' | 'to'> | undefined {
  const word = evidence.of('ahead', 'behind')[0];
  // 前一名干部 is none of them.
  const counts = word && !hasRole(evidence.tokens[word.index + 1], 'unknown');
  const step = !counts ? 0 : isA(word, 'ahead') ? -1 : 1;
  const named = evidence.mentions.length > 0;
  const place = named ? rankedPlace(evidence, last, thread) : undefined;
  if (step === 0 || (named && !place)) return undefined;
  const at = place ? standsIn(last, place, evidence.catalogue) : rankIn(last, evidence.catalogue);
  const of = orderOf(last)?.rows.ids.length ?? 0;
  const to = (at ?? 0) + step;
  const far = (at ?? 0) + step * countBeside(evidence);
  return at && Math.min(to, far) > 0 && Math.max(to, far) <= of
    ? { from: Math.min(to, far), to: Math.max(to, far) }
    : undefined;
}

/** 排它前面的那两个: so many neighbours are asked for. */
const countBeside = (evidence: Evidence): number =>
  counted(evidence)?.number?.value.toNumber() ?? (evidence.has('trio') ? 3 : evidence.has('pair') ? 2 : 1);

const counted = ({ live }: Evidence): Token | undefined => live.find(({ as }) => as === 'count');

/** The place that is named: of a shared name the one that was ranked. */
function rankedPlace(evidence: Evidence, last: Question, thread: Thread): string | undefined {
  const { mentions } = evidence;
  const ranked = mentions[0]?.ids.filter((id) => orderOf(last)?.rows.ids.includes(id)) ?? [];
  return mentions.length === 1 && ranked.length === 1 ? ranked[0] : placeOf(evidence, thread);
}

/** Where a place stands in an order by amounts, from the end that it begins at. */
function standsIn(last: Question, place: string, catalogue: Catalogue): number | undefined {
  const order = orderOf(last);
  if (order?.operation.by !== 'amount' || !order.rows.ids.includes(place)) return undefined;
  const { rows, operation, column = catalogue.main } = order;
  const own = catalogue.row(place);
  // 前一位, after the lowest alone: from which end it is counted nobody can tell.
  const isOne = operation.from === operation.to;
  if (!own || operation.end === 'both' || (operation.end === 'least' && isOne)) return undefined;
  const isAhead = (row: Row): boolean => {
    const [amount, of] = [amountOf(row, column), amountOf(own, column)];
    return operation.end === 'least' ? amount.lt(of) : amount.gt(of);
  };
  return 1 + catalogue.rowsOf(rows.ids).filter(isAhead).length;
}

/** The rank that the last answer gave. */
function rankIn(last: Question, catalogue: Catalogue): number | undefined {
  if (last.kind !== 'amounts') return undefined;
  const { operation, rows, column = catalogue.main } = last;
  if (operation.is === 'order') return operation.from === operation.to ? operation.from : undefined;
  const [own] = catalogue.rowsOf(rows.ids);
  if (operation.is !== 'rank' || (operation.by ?? 'amount') !== 'amount' || !own) return undefined;
  const others = catalogue.rowsOf(operation.among.ids);
  return 1 + others.filter((row) => amountOf(row, column).gt(amountOf(own, column))).length;
}

/** The last order; after the rank of one place, that of all that it was ranked among. */
function orderOf(last: Question): (Ordered & Question) | undefined {
  if (last.kind !== 'amounts') return undefined;
  const { operation } = last;
  if (operation.is === 'order') return { ...last, operation };
  if (operation.is !== 'rank') return undefined;
  const { among, by = 'amount', against } = operation;
  return {
    ...last,
    rows: among,
    operation: { is: 'order', from: 1, end: 'most', by, ...(against && { against }) },
  };
}
