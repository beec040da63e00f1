import type { Catalogue } from '../../notice/catalogue.js';
import { descending } from '../../notice/descending.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';
import { columnOf } from '../readings/amounts/columns.js';
import { contains } from '../readings/amounts/rows.js';
import type { Pointed } from './pointed.js';
import type { Thread } from './thread.js';

/** What takes places as operands; of them those that take two. */
const RELATING = ['share', 'percent', 'minus', 'plus', 'sum', 'average', 'rankOf'];
const TWO_SIDED = ['than', 'difference', 'compare', 'times'];

interface Pointer {
  readonly token: Token;
  readonly ids: readonly string[];
}

/**
 * 第一名比第二名多多少, 它比第一位少多少, 前三名一共占多少, 大的那个本次多少: places of the talk by where they stand, as operands of what
 * the message asks. Undefined where it points at none so, or where what it points at is not there.
 */
export function operandsByRank(evidence: Evidence, thread: Thread): Pointed | undefined {
  const ordered = evidence.of('order').some((token) => hasRole(token, 'operator'));
  // 还是它第一吗 asks whether it is, and points at no other.
  // 提前的第二多 ranks, and points at no place.
  const ranks = evidence.live.some(
    (token) => token.as === 'rank' && isA(evidence.tokens[token.index + 1], 'more', 'less', 'most', 'least'),
  );
  if (ranks && !isTwoSided(evidence)) return undefined;
  const asksWhether = evidence.has('check') || (evidence.has('yesNo') && evidence.has('reference'));
  if (asksWhether || ordered || evidence.places.excluded.length > 0) return undefined;
  const found = evidence.live.flatMap((token) => pointerAt(token, evidence, thread) ?? []);
  const pointers = found.filter(({ token }) => !isA(token, 'reference'));
  const ids = stretchOf(pointers, evidence, thread) ?? [...new Set(found.flatMap((pointer) => pointer.ids))];
  if (pointers.length === 0 || pointers.some((pointer) => pointer.ids.length === 0)) return undefined;
  const at = ids.map((id) => found.find((pointer) => pointer.ids.includes(id))?.token.from ?? -1);
  const tokens = [
    ...found.map(({ token }) => token),
    ...evidence.of('ordinal', 'places', 'front', 'thatOne', 'reference'),
  ];
  const { mentions } = evidence;
  const pointed = { ids, tokens, at, operands: true as const };
  if (mentions.length > 0)
    return mentions.length === 1 &&
      (isWholeOf(evidence, ids, at) || (isTwoSided(evidence) && ids.length === 1))
      ? pointed
      : undefined;
  if (ids.length > 1 || !isTwoSided(evidence)) return pointed;
  // 跟第一差多少: the other side is what the talk is about.
  const [here, more] = thread.focus;
  return here && !more && !ids.includes(here)
    ? { ...pointed, ids: [here, ...ids], at: [-1, ...at] }
    : undefined;
}

/** 第二名到第四名加起来: all from the one to the other. */
function stretchOf(
  [first, last, more]: readonly Pointer[],
  { catalogue, ...evidence }: Evidence,
  thread: Thread,
): readonly string[] | undefined {
  const [a, b] = [first?.ids[0], last?.ids[0]];
  if (!first || !last || more || a === undefined || b === undefined) return undefined;
  const joined = evidence.of('upTo').some(({ from, to }) => from >= first.token.to && to <= last.token.from);
  const all = joined ? allOf(thread, catalogue) : [];
  const [from, to] = [all.indexOf(a), all.indexOf(b)];
  return from >= 0 && to > from ? all.slice(from, to + 1) : undefined;
}

const isTwoSided = (evidence: Evidence): boolean =>
  evidence.has(...TWO_SIDED) || evidence.of('more', 'less').some((token) => hasRole(token, 'operator'));

const relates = (evidence: Evidence): boolean =>
  evidence.has(...RELATING) || isTwoSided(evidence) || namesTwo(evidence);

/** 第一个和第三个: two by where they stand, joined to each other. */
function namesTwo(evidence: Evidence): boolean {
  const ranks = evidence.live.filter((token) => token.as === 'rank' || isA(token, 'first'));
  const [first, second] = ranks;
  return (
    first !== undefined &&
    second !== undefined &&
    ranks.length === 2 &&
    evidence
      .of('and')
      .some(({ from, to, text }) => from >= first.to && to <= second.from && /\p{L}/u.test(text))
  );
}

/** 占巴州多少: the one place that is named stands behind what is pointed at, and holds all of it. */
function isWholeOf(evidence: Evidence, ids: readonly string[], at: readonly number[]): boolean {
  const [whole] = evidence.mentions;
  return (
    whole !== undefined &&
    evidence.has('share', 'percent', 'rankOf') &&
    (evidence.has('rankOf') || at.every((from) => from < whole.from)) &&
    ids.every((id) => whole.ids.some((one) => contains(evidence, one, id)))
  );
}

/** The rows that one word points at; none where they are not there; undefined where it points at nothing. */
function pointerAt(token: Token, evidence: Evidence, thread: Thread): Pointer | undefined {
  const { catalogue, tokens } = evidence;
  const asks = relates(evidence);
  const picks = asks || asksOfOne(evidence);
  if (isA(token, 'reference'))
    return asks && !isTail(token, evidence) ? { token, ids: thread.focus.slice(0, 1) } : undefined;
  // 小的那个排第几 asks of a rank; none is pointed at by one.
  if (evidence.has('rankOf') && !isA(token, 'greater', 'lesser')) return undefined;
  const n = isA(token, 'first') ? 1 : token.as === 'rank' ? token.number?.value.toNumber() : undefined;
  if (n !== undefined) {
    const ranks = isA(token, 'rankUnit') || isA(tokens[token.index + 1], 'rankUnit');
    // 这里面排第四的, of what was found: by their amounts, and not as they stand.
    const found = thread.last.kind === 'amounts' && thread.last.operation.is === 'find';
    const named =
      found && evidence.has('order')
        ? sorted(thread.shown, thread.last, catalogue)
        : inTurn(thread, ranks, catalogue);
    const id = asks ? nthOf(n, evidence, thread) : named.length > 1 ? named[n - 1] : undefined;
    return picks ? { token, ids: id ? [id] : [] } : undefined;
  }
  if (token.as === 'count' && isA(tokens[token.index - 1], 'front') && (asks || evidence.has('altogether'))) {
    const count = token.number?.value.toNumber() ?? 0;
    const counts = isA(tokens[token.index + 1], 'places') && !isA(tokens[token.index + 1], 'rankUnit');
    return { token, ids: counts ? firstOf(count, thread, catalogue) : frontOf(count, thread, catalogue) };
  }
  if (picks && isA(token, 'lastOfThem')) return { token, ids: thread.shown.slice(-1) };
  const end = endAt(token, evidence, asks);
  // 最少的那个: of those that were shown.
  const ofAll = isA(token, 'most', 'least') && !isA(behind(token, evidence), 'thatOne');
  return end && picks ? { token, ids: endOf(end, ofAll, thread, catalogue) } : undefined;
}

/** What was shown together, or else talked of one at a time: 第一个是多少来着; 第一名 is the one with the most. */
const inTurn = ({ shown, singles, last }: Thread, ranks: boolean, catalogue: Catalogue): readonly string[] =>
  shown.length > 1 ? shown : ranks ? sorted(singles, last, catalogue) : singles;

/** 较大的那个县: what only says what kind of place the word before it means. */
const isTail = ({ index }: Token, { tokens }: Evidence): boolean =>
  isA(tokens[index - 1], 'greater', 'lesser', 'most', 'least', 'filler', 'places') &&
  tokens.slice(0, index).some((token) => isA(token, 'greater', 'lesser', 'most', 'least', 'first'));

/** 第二个本次多少, 大的那个全年多少: an amount of the one that is pointed at, and no other rank. */
const asksOfOne = (evidence: Evidence): boolean =>
  (columnOf(evidence.live) !== undefined ||
    evidence.has('howMuch', 'thisYear', 'ownWhole') ||
    // 低的那个呢
    (evidence.has('greater', 'lesser') &&
      evidence.has('thatOne', 'reference') &&
      evidence.has('particle'))) &&
  !evidence.has('who') &&
  evidence.withRole('level').every((token) => isA(token, 'ownWhole', 'within'));

/** 大的那个, 少的; 最多的 beside an operator: the end of a set that the word stands for. */
function endAt(token: Token, evidence: Evidence, asks: boolean): 'most' | 'least' | undefined {
  const { tokens } = evidence;
  const before = tokens.findLast((one) => one.to <= token.from && !hasRole(one, 'idle', 'thread'));
  const after = behind(token, evidence);
  const opens = before === undefined || hasRole(before, 'mark') || isA(before, 'than', 'and', 'minus');
  const closes = isA(
    after,
    'thatOne',
    'reference',
    'share',
    'than',
    'and',
    'howMuch',
    'sum',
    'difference',
    'more',
    'less',
  );
  if (!opens) return undefined;
  if (isA(token, 'greater', 'lesser') && (closes || hasRole(after, 'column')))
    return isA(token, 'greater') ? 'most' : 'least';
  // 最少的那个全年多少
  const points = asks || isA(after, 'thatOne');
  if (!isA(token, 'most', 'least') || !points || !closes || isTwoEnded(evidence)) return undefined;
  return isA(token, 'most') ? 'most' : 'least';
}

/** The next word of meaning, and 那个. */
const behind = ({ to }: Token, { tokens }: Evidence): Token | undefined =>
  tokens.find((one) => one.from >= to && (!hasRole(one, 'idle') || isA(one, 'thatOne')));

/** 最多的比最少的多多少 is asked of an order's two ends. */
const isTwoEnded = (evidence: Evidence): boolean =>
  evidence.has('most') && evidence.has('least') && !evidence.has('sum', 'plus');

/** All rows in their order, after an order or a rank; else what was shown or talked of, as it was. */
function allOf(thread: Thread, catalogue: Catalogue): readonly string[] {
  const { shown, focus, singles } = thread;
  const ordered = orderedIn(thread, catalogue);
  if (ordered) return ordered;
  return [shown, focus].find((ids) => ids.length > 1) ?? singles;
}

/**
 * Ranks count from the most: 第一名和最后一名差多少, 第一名和第二名差多少 after 倒数第二名. In a list of those with the least they count
 * as that was listed.
 */
const nthOf = (n: number, { catalogue, ...evidence }: Evidence, thread: Thread): string | undefined => {
  const most = evidence.has('lastRank') || !listsLeast(thread, n) ? rankedAll(thread, catalogue) : undefined;
  return (most ?? allOf(thread, catalogue))[n - 1];
};

/** True where so many of those with the least were listed: 垫底的 alone is no list that one could go on in. */
function listsLeast({ order, shown }: Thread, count: number): boolean {
  const operation = order?.kind === 'amounts' ? order.operation : undefined;
  if (operation?.is !== 'order' || operation.end !== 'least') return false;
  const { from, to = shown.length } = operation;
  return to - from + 1 >= Math.max(count, 2);
}

/** The one at that end of what the talk is about; of an order, of all that were ranked. */
function endOf(end: 'most' | 'least', ofAll: boolean, thread: Thread, catalogue: Catalogue): string[] {
  const { shown, focus, singles } = thread;
  const all = ofAll ? orderedIn(thread, catalogue) : undefined;
  const among = all ?? [focus, singles, shown].find((ids) => ids.length > 1) ?? [];
  const id = sorted(among, comparedIn(thread, among), catalogue).at(end === 'most' ? 0 : -1);
  return id ? [id] : [];
}

/** 高的那个提前多少, then 低的那个呢: higher and lower in what they were compared in, and not in what the one was asked for since. */
const comparedIn = ({ last, previous }: Thread, among: readonly string[]): Question =>
  last.kind === 'amounts' &&
  last.operation.is === 'show' &&
  previous?.kind === 'amounts' &&
  previous.operation.is === 'compare' &&
  among.every((id) => previous.rows.ids.includes(id))
    ? previous
    : last;

/** The rows of an order from the end that it begins at, or those that one was ranked among. */
function orderedIn({ order: last }: Thread, catalogue: Catalogue): readonly string[] | undefined {
  if (last?.kind !== 'amounts') return undefined;
  const { operation, rows } = last;
  if (operation.is === 'rank' && (operation.by ?? 'amount') === 'amount')
    return sorted(operation.among.ids, last, catalogue);
  if (operation.is !== 'order' || operation.by !== 'amount') return undefined;
  const all = sorted(rows.ids, last, catalogue);
  return operation.end === 'least' ? all.toReversed() : all;
}

/** What was shown as it was counted: a ranking from its first, a list by amount where ranks are spoken of. */
export function shownInTurn(thread: Thread, ranks: boolean, catalogue: Catalogue): readonly string[] {
  const { last, order, shown } = thread;
  const operation = order?.kind === 'amounts' ? order.operation : undefined;
  if (operation?.is === 'order') return operation.from === 1 && operation.end !== 'both' ? shown : [];
  return ranks ? sorted(shown, last, catalogue) : shown;
}

/** 这三个县, after the first, then the second and the third: all from the first to the last one that was shown. */
export function shownFromFirst(thread: Thread, count: number, catalogue: Catalogue): readonly string[] {
  const operation = thread.order?.kind === 'amounts' ? thread.order.operation : undefined;
  const goesOn = operation?.is === 'order' && operation.from > 1 && operation.to === count;
  return goesOn ? (orderedIn(thread, catalogue) ?? []).slice(0, count) : [];
}

/** All that were ranked, those with the most first. */
export function rankedAll(thread: Thread, catalogue: Catalogue): readonly string[] | undefined {
  const all = orderedIn(thread, catalogue);
  return all && thread.order ? sorted(all, thread.order, catalogue) : undefined;
}

/** 前三名 is of those with the most, whichever were listed; where nothing was ranked, of those of the talk. */
function frontOf(count: number, thread: Thread, catalogue: Catalogue): readonly string[] {
  const all = rankedAll(thread, catalogue) ?? sorted(listOf(thread), thread.last, catalogue);
  return all.length > count ? all.slice(0, count) : [];
}

/** 前两个, 头三家, of what was listed or talked of one at a time: as they stand there; else of a ranking. */
function firstOf(count: number, thread: Thread, catalogue: Catalogue): readonly string[] {
  const listed = listOf(thread);
  return listed.length >= count ? listed.slice(0, count) : frontOf(count, thread, catalogue);
}

/** What was shown together last; what was talked of one at a time since then is the newer list. */
export const listOf = ({ shown, singles }: Thread): readonly string[] =>
  shown.length < 2 || (singles.length > 1 && !singles.some((id) => shown.includes(id))) ? singles : shown;

/** The rows with the most first, in the column of the last question; the print's order among equals. */
function sorted(ids: readonly string[], last: Question, catalogue: Catalogue): readonly string[] {
  const column = (last.kind === 'amounts' ? last.column : undefined) ?? catalogue.main;
  return descending(catalogue.rowsOf(ids), column).map(({ id }) => id);
}
