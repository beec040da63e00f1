import type { Catalogue } from '../../notice/catalogue.js';
import type { Evidence } from '../evidence/evidence.js';
import { isFromEnd } from '../evidence/numbers.js';
import { beside } from '../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Level, Question } from '../model.js';
import { contains, isLevel, levelOf, levelWords, rowsOfLevel } from '../readings/amounts/rows.js';
import { bySide } from './by-side.js';
import { homeOf } from './home.js';
import { wholeByRank } from './inside-nth.js';
import { remainder, takenOff } from './left-over.js';
import { isCounting, pointsWithin } from './onward.js';
import { operandsByLevel } from './operands.js';
import type { Found, Pointed } from './pointed.js';
import { operandsByRank, shownFromFirst } from './ranks.js';
import { kindAlone, kindIn, soCalled } from './so-called.js';
import type { Thread } from './thread.js';

/**
 * The rows that a message points at: 它, 这个县, 这两个, 它俩, 前者, 第二个, 最后那个. Undefined where it points at nothing; no
 * rows where what it points at is not there.
 */
export function pointedAt(evidence: Evidence, thread: Thread): Pointed | undefined {
  const either = eitherOf(evidence, thread);
  if (either) return { ...either, ids: [], at: [] };
  const apart =
    takenBack(evidence, thread) ??
    formerAndLatter(evidence, thread) ??
    wholeByRank(evidence, thread) ??
    operandsByRank(evidence, thread) ??
    operandsByLevel(evidence, thread) ??
    takenOff(evidence, thread) ??
    bySide(evidence, thread);
  if (apart) return apart;
  const found =
    nth(evidence, thread) ??
    bySoCalled(evidence, thread) ??
    offeredOfKind(evidence, thread) ??
    theOther(evidence, thread) ??
    others(evidence, thread) ??
    remainder(evidence, thread) ??
    several(evidence, thread) ??
    one(evidence, thread);
  const from = Math.min(...(found?.tokens ?? []).map((token) => token.from));
  return found && { ...found, at: found.ids.map(() => (Number.isFinite(from) ? from : -1)) };
}

/** So many are offered where nobody can tell which of them is meant. */
const MOST_OFFERED = 4;

/**
 * 它, after an order of several: any of them may be meant, and it is asked which. Undefined where the words point at one, or at
 * nothing; none where they are too many.
 */
export function eitherOf(evidence: Evidence, thread: Thread): Found | undefined {
  const { last, focus } = thread;
  const tokens = evidence.of('reference').filter((token) => !pointsWithin(evidence, token));
  const [word, more] = tokens;
  const ordered = last.kind === 'amounts' && last.operation.is === 'order' && last.operation.end !== 'both';
  if (!word || more || !ordered || focus.length < 2 || !IT.test(word.text)) return undefined;
  if (
    evidence.live.some(
      (token) =>
        token.as === 'rank' || isA(token, 'first', 'greater', 'lesser', 'most', 'least', 'ahead', 'behind'),
    )
  )
    return undefined;
  if (evidence.has('ownWhole', 'referenceWhole', 'references', 'pair', 'trio', 'check')) return undefined;
  return { ids: focus.length > MOST_OFFERED ? [] : focus, tokens };
}

/** 它 alone; 那个县 says of what kind the one is. */
const IT = /^它的?$/u;

/** 刚才打错的那个县: the one that a correction named another for. */
function takenBack({ tokens }: Evidence, thread: Thread): Pointed | undefined {
  const at = tokens.findIndex((token) => isA(token, 'insteadOf', 'slip'));
  const [word, of, next] = tokens.slice(at);
  if (at < 0 || of?.text !== '的' || !word || !isA(next, 'reference', 'thatOne')) return undefined;
  const ids = thread.takenBack ? [thread.takenBack] : [];
  const kinds = tokens.filter(({ index, text }) => index === at + 3 && KIND.test(text));
  return { ids, tokens: [word, next as Token, ...kinds], at: ids.map(() => word.from), operands: true };
}

/** 前者, 后者, 前面那个: of the two that the talk was about last; 前面那个 after one place is that one. */
function formerAndLatter(evidence: Evidence, { focus, shown, singles, recent }: Thread): Pointed | undefined {
  const tokens = evidence.of('former', 'latter');
  if (tokens.length === 0 || evidence.mentions.length > 1) return undefined;
  // 后面那个, after 前面那个 of two that were shown: they stay in their order.
  const both = [...focus, ...singles].every((id) => shown.includes(id)) ? shown : [];
  // After the first of three once more the two that were talked of last are others.
  const two = singles.slice(-2);
  const latest = focus.some((id) => two.includes(id)) ? two : [];
  const pair = [focus, both, latest, recent.slice(-2)].find((ids) => ids.length === 2) ?? focus.slice(0, 1);
  const ids = tokens.flatMap((token) => pair[isA(token, 'former') ? 0 : 1] ?? []);
  return { ids, tokens, at: ids.map((_, i) => tokens[i]?.from ?? -1) };
}

/** 第二个, 最后那个: of the rows that were shown. */
function nth(evidence: Evidence, { shown, focus }: Thread): Found | undefined {
  const last = evidence.of('lastOfThem').filter((token) => !pointsWithin(evidence, token));
  // 最后这家, after answers one at a time: the latest, and none of an older list.
  const latest = focus.length === 1 && focus.every((id) => !shown.includes(id));
  if (last.length > 0) return { ids: latest ? focus : shown.slice(-1), tokens: last };
  const token = evidence.live.find((one) => one.as === 'rank' || isFirstOne(one, evidence));
  const ranks = evidence.has('most', 'least', 'order', 'more', 'less', 'who', 'check');
  if (!token || evidence.mentions.length > 0 || ranks || shown.length < 2) return undefined;
  const id = shown[(token.number?.value.toNumber() ?? 1) - 1];
  return { ids: id ? [id] : [], tokens: [token, ...evidence.of('ordinal', 'places')] };
}

/** 第一个, and neither 第一 nor 第一名, which rank. */
const isFirstOne = (token: Token, { tokens }: Evidence): boolean =>
  isA(token, 'first') && isA(tokens[token.index + 1], 'places') && !isA(tokens[token.index + 1], 'rankUnit');

/** 市里的提前下达数呢, 州下面各县市: the one of the talk that is so called; none of the members of a ranking. */
function bySoCalled(evidence: Evidence, thread: Thread): Found | undefined {
  const kind = kindAlone(evidence);
  const id = kind && soCalled(evidence, kind, thread);
  return id ? { ids: [id], tokens: [kind] } : undefined;
}

/** 那个县呢, after 市 was taken of a 市 and a 县 that were offered: what it is called says that the other one is meant. */
function offeredOfKind(evidence: Evidence, { focus, offered }: Thread): Found | undefined {
  const { catalogue, mentions } = evidence;
  const [word, more] = evidence.of('reference');
  const [here, others] = focus;
  const kind = word?.text.at(-1);
  const isCalled = (id: string): boolean =>
    kind !== undefined && catalogue.row(id)?.name.endsWith(kind) === true;
  if (!word || more || mentions.length > 0 || !here || others || isCalled(here)) return undefined;
  const [id, second] = offered
    .flatMap((one) => (one.kind === 'amounts' ? one.rows.ids.slice(0, 1) : []))
    .filter(isCalled);
  return id && !second ? { ids: [id], tokens: [word] } : undefined;
}

/** 另一个占多少: of two that were offered, shown or talked of, the one that the talk is not about. */
function theOther(evidence: Evidence, { focus, shown, offered, singles }: Thread): Found | undefined {
  const tokens = evidence.of('other');
  const [here, more] = focus;
  if (tokens.length === 0 || !here || more || !evidence.has('share', 'percent', 'rankOf')) return undefined;
  const options = offered.flatMap((one) => (one.kind === 'amounts' ? one.rows.ids.slice(0, 1) : []));
  const pair = [options, shown, singles.slice(-2)].find((ids) => ids.length === 2 && ids.includes(here));
  return { ids: pair?.filter((id) => id !== here) ?? [], tokens };
}

/** 另外两个, 其余几个: of those that were shown all but the one that the talk went on with. */
function others({ catalogue, ...evidence }: Evidence, { focus, shown }: Thread): Found | undefined {
  const word = evidence.live.find((token) => isA(token, 'others', 'rest'));
  const next = evidence.live.find((token) => word !== undefined && token.index === word.index + 1);
  const some = next?.as === 'count' || isA(next, 'howMany');
  if (!word || !some || evidence.mentions.length > 0) return undefined;
  const kinds = levelWords({ catalogue, ...evidence });
  const isTold = focus.length > 0 && focus.every((id) => shown.includes(id));
  // 另外两个县, of a list that has institutions as well.
  const ids = idsOfLevel(shown, levelOf(kinds), catalogue).filter((id) => !focus.includes(id));
  if (kinds.length > 0 && !(isTold && next?.as === 'count')) return undefined;
  const fits =
    ids.length > 0 &&
    ids.length < shown.length &&
    (next?.as !== 'count' || next.number?.value.eq(ids.length));
  return fits
    ? { ids, tokens: [word, ...(next ? [next] : []), ...evidence.of('places'), ...kinds] }
    : undefined;
}

/** 这两个, 这三个县, 它俩, 它们: so many as are counted, of what is talked about, was shown or was talked of before. */
function several(evidence: Evidence, thread: Thread): Found | undefined {
  const { focus, shown, recent, singles } = thread;
  const { catalogue } = evidence;
  const counted = countedOf(evidence);
  const words = [
    ...evidence.of('references', 'pair', 'trio'),
    // 此二县, 这三个
    ...evidence.of('these').filter((token) => isCounting(evidence, token)),
  ].filter((token) => !pointsWithin(evidence, token));
  if (words.length === 0 && isAmongThem(evidence, thread)) return { ids: singles, tokens: [] };
  if (words.length === 0 && isBetweenTheTwo(evidence, thread)) {
    // 加起来, after a prefecture and two of its counties: what holds the others is none of the summands.
    const parts = summable(evidence, singles);
    return { ids: parts.length > 1 ? parts : singles, tokens: [] };
  }
  if (words.length === 0 && !(counted && isBare(evidence, counted))) return undefined;
  const n = counted?.number?.value.toNumber() ?? pointedCount(evidence);
  // 剩下这三家 are all that is left, and no part of it.
  const before = beside(evidence.live, words[0] as Token, -1);
  const left = before !== undefined && isA(before, 'rest');
  const tokens = [
    ...words,
    ...(counted ? [counted] : []),
    ...(left ? [before] : []),
    ...evidence.of('places'),
  ];
  // 这几个里头谁最少, after one alone: nobody can tell which are meant.
  const one = focus.length === 1 && recent.length < 2 && shown.length < 2;
  if (n === undefined && one && words.some((token) => isCounting(evidence, token)))
    return { ids: [], tokens };
  if (n === undefined) return { ids: focus.length > 1 ? focus : recent.length > 1 ? recent : focus, tokens };
  const kinds = levelWords(evidence);
  const level = levelOf(kinds);
  const ofLevel = (ids: readonly string[]) => idsOfKind(ids, kinds, level, catalogue);
  // 两个, after one of two was left and another was asked for: the newest, and not those that were shown before.
  const newer = focus.every((id) => !shown.includes(id))
    ? latestOf(summable(evidence, ofLevel(singles)), focus, n)
    : [];
  const latest = summable(evidence, ofLevel(recent)).slice(-n);
  const ordered = thread.order?.kind === 'amounts' && !thread.order.rows.scope ? thread.order.rows.ids : [];
  const ranked = shownFromFirst(thread, n, catalogue);
  // 两个差多少, of three that were listed: nobody can tell which.
  const fits = [focus, ofLevel(focus), ofLevel(shown)].some((ids) => ids.length === n);
  if (!left && !fits && evidence.has('difference', 'compare') && focus.length > n) return { ids: [], tokens };
  for (const ids of left ? [focus] : [focus, newer, ordered, ofLevel(shown), latest, ranked])
    if (ids.length === n) return { ids, tokens };
  if (left) return { ids: [], tokens };
  const members = membersOfHome(evidence, thread, level, kinds);
  if (members.length === n) return { ids: members, tokens: [...tokens, ...kinds] };
  // The first so many of a ranking, and none of a list, in which they stand by chance.
  const first = isRanking(thread) ? ofLevel(shown).slice(0, n) : [];
  return { ids: first.length === n ? first : [], tokens };
}

/** The last so many, where the one that the talk is about is among them. */
function latestOf(ids: readonly string[], focus: readonly string[], n: number): readonly string[] {
  const last = ids.slice(-n);
  return focus.every((id) => last.includes(id)) ? last : [];
}

/** 十二个县市加起来, after a prefecture and some of its counties: all of the level that lie there. */
function membersOfHome(
  evidence: Evidence,
  thread: Thread,
  level: Level | undefined,
  kinds: readonly Token[],
): readonly string[] {
  const home = level && kinds.length > 0 ? homeOf(thread, evidence.catalogue) : undefined;
  return home && level ? rowsOfLevel(evidence, home, level).map(({ id }) => id) : [];
}

/** How many 这两个 and 这三个 point at. */
export const pointedCount = (evidence: Evidence): number | undefined =>
  evidence.has('trio') ? 3 : evidence.has('pair') ? 2 : undefined;

const isRanking = ({ order }: Thread): boolean => order?.kind === 'amounts' && order.operation.is === 'order';

/** 这两个一共, after 全区一共多少: what holds another of them is none of those that are summed. */
const summable = (evidence: Evidence, ids: readonly string[]): readonly string[] =>
  evidence.has('sum', 'altogether', 'average', 'plus')
    ? ids.filter((id) => !ids.some((other) => other !== id && contains(evidence, id, other)))
    : ids;

/** Those of the kind that is named: 这两个单位, 那个县. */
const idsOfLevel = (ids: readonly string[], level: Level | undefined, catalogue: Catalogue) =>
  level ? catalogue.rowsOf(ids).flatMap((row) => (isLevel(row, level) ? [row.id] : [])) : ids;

/** 两个市, of prefectures as well as of counties: those that are called so. */
const idsOfKind = (
  ids: readonly string[],
  kinds: readonly Token[],
  level: Level | undefined,
  catalogue: Catalogue,
) =>
  kinds.length > 0 && kinds.every((token) => isA(token, 'city'))
    ? ids.filter((id) => kinds.some((kind) => catalogue.row(id)?.name.endsWith(kindIn(kind))))
    : idsOfLevel(ids, level, catalogue);

/** The count of 这三个; 前三名 counts from an end. */
const countedOf = (evidence: Evidence): Token | undefined =>
  evidence.live.find(
    (token) =>
      token.as === 'count' &&
      token.number?.value.gt(1) &&
      !isFromEnd(evidence.tokens, token.index) &&
      !isA(evidence.tokens[token.index - 1], 'foremost', 'hindmost', 'middle'),
  );

/** 两个一起占多少, 三个里面哪个最少: a count with nothing that it counts. */
const isBare = (evidence: Evidence, counted: Token): boolean =>
  evidence.mentions.every(({ from }) => evidence.has('share', 'percent') && from >= counted.to) &&
  evidence.places.excluded.length === 0 &&
  // 下面三个区县 are those that lie in the place of the talk.
  !isA(evidence.tokens[counted.index - 1], 'within') &&
  // 三个排个序
  ((evidence.has('order') &&
    levelWords(evidence).length === 0 &&
    !evidence.has('front', 'rear', 'most', 'least')) ||
    (evidence.of('most', 'least').some((token) => !isA(token, 'compare'))
      ? // 里面最多的三个 counts those that are sought.
        evidence.of('within').some((token) => token.from >= counted.to) && levelWords(evidence).length === 0
      : (evidence.has(...TOGETHER) || isAskedOf(evidence, counted)) && !evidence.has('front', 'rear')));

/** 两个的提前, 三个县本次各多少: a column of so many. */
const isAskedOf = (evidence: Evidence, counted: Token): boolean =>
  evidence.withRole('column').some(({ from }) => from >= counted.to) &&
  evidence.withRole('operator', 'scope', 'topic').length === 0;

/** 差额, 加起来: of the two that the talk was about one after the other; a sum or an average of them all. */
const isBetweenTheTwo = (evidence: Evidence, { last, focus, singles }: Thread): boolean =>
  countedOf(evidence) === undefined &&
  evidence.mentions.every(({ ids }) => evidence.has('share', 'percent') && holdAll(evidence, ids, singles)) &&
  // 地区合计 asks of the prefecture.
  evidence.withRole('suffix', 'level').length === 0 &&
  !evidence.has('reference', 'referenceWhole') &&
  focus.length <= 1 &&
  // 加起来, 平均下来: of more than two as well.
  (singles.length === 2 || (singles.length > 2 && !evidence.has('difference', 'compare'))) &&
  (evidence.has('sum', 'difference', 'compare', 'average') ||
    (singles.length === 2 && asksByHowMuch(evidence)) ||
    (evidence.has('altogether') && isWhole(last)));

/** 多多少: of two nobody says which has more, and both are told. */
const asksByHowMuch = ({ live }: Evidence): boolean =>
  live.some((token) => isA(token, 'more', 'less') && hasRole(token, 'operator')) &&
  live.every(
    (token) => isA(token, 'more', 'less', 'howMuch') || hasRole(token, 'idle', 'mark', 'talk', 'thread'),
  );

/** 加起来占和田地区多少: beside the two only what holds both is named. */
const holdAll = (evidence: Evidence, wholes: readonly string[], ids: readonly string[]): boolean =>
  wholes.some((whole) => ids.every((id) => contains(evidence, whole, id)));

/** 里面最少的, 哪个最多: of those that the talk went through one at a time, where no kind of place is named. */
const isAmongThem = (evidence: Evidence, { focus, singles }: Thread): boolean =>
  countedOf(evidence) === undefined &&
  evidence.mentions.length === 0 &&
  evidence.has('most', 'least', 'order') &&
  levelWords(evidence).length === 0 &&
  !evidence.has('reference', 'referenceWhole', 'ownWhole') &&
  focus.length <= 1 &&
  (singles.length >= 3 || (singles.length === 2 && areInstitutions(evidence, singles)));

/** Two institutions are no places that a ranking of counties would be asked of. */
const areInstitutions = ({ catalogue }: Evidence, ids: readonly string[]): boolean =>
  ids.every((id) => catalogue.row(id)?.kind === 'institution');

/** 合计, where the year's sum was shown already, or a part or a rank, is not that of one place. */
const isWhole = (last: Question): boolean =>
  last.kind === 'amounts' &&
  ((last.operation.is === 'show' && (last.column ?? 'total') === 'total') ||
    last.operation.is === 'share' ||
    last.operation.is === 'rank');

/** What is done with several places. */
const TOGETHER = [
  'sum',
  'handedOver',
  'altogether',
  'average',
  'compare',
  'each',
  'shareApart',
  'difference',
  'share',
  'also',
  'plus',
  'list',
];

const KIND = /[县市区州]$/u;

/** 它, 这个县: the one that the talk is about, of the kind that is named. */
function one(evidence: Evidence, { focus, shown, recent }: Thread): Found | undefined {
  const { catalogue } = evidence;
  // 那个地区, after a county: the prefecture that it lies in.
  const wholes = evidence.of('referenceWhole').filter((token) => !pointsWithin(evidence, token));
  const [here] = focus;
  // 它在那个地区占多少: the word for the whole stands beside the one that is its part.
  const part = evidence.of('reference').filter((token) => !pointsWithin(evidence, token));
  const asPart = part.length > 0 && evidence.has('share', 'percent', 'rankOf');
  if (wholes.length > 0 && here && asPart) return { ids: focus.slice(0, 1), tokens: [...part, ...wholes] };
  if (wholes.length > 0 && here) return { ids: [catalogue.row(here)?.prefecture ?? here], tokens: wholes };
  const tokens = evidence.of('reference').filter((token) => !pointsWithin(evidence, token));
  if (tokens.length === 0) return undefined;
  const level = levelOf(levelWords(evidence));
  const ofLevel = (ids: readonly string[]) => idsOfLevel(ids, level, catalogue);
  const [above] = tokens.flatMap((word) => prefectureSoCalled(word, here, catalogue) ?? []);
  if (above) return { ids: [above], tokens };
  // 这个县呢, after the prefecture that was asked for last: the county that was talked of before.
  const county = tokens.some(({ text }) => text.endsWith('县'));
  const isCounty = (id: string): boolean => !county || catalogue.row(id)?.kind !== 'prefecture';
  const before = county ? ofLevel(recent.toReversed()) : [];
  const [id] = [...ofLevel(focus), ...ofLevel(shown), ...before].filter(isCounty);
  return { ids: id ? [id] : focus.slice(0, 1), tokens };
}

/** 那个市, 它那个市, after 伊吾县: of the two that the talk may mean the one that is so called. */
function prefectureSoCalled(word: Token, here: string | undefined, catalogue: Catalogue): string | undefined {
  const row = catalogue.row(here ?? '');
  const above = catalogue.row(row?.prefecture ?? '');
  const called = KIND.exec(word.text)?.[0];
  return called && row && above && !row.name.endsWith(called) && above.name.endsWith(called)
    ? above.id
    : undefined;
}
