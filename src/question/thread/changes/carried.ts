import type { Column } from '../../../notice/model.js';
import { BOUNDS } from '../../bound.js';
import { type Evidence, evidenceWith } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Level, Question } from '../../model.js';
import { asksIfSo } from '../../readings/amounts/condition.js';
import { contains, isLevel, levelOf, levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, type Propose, using } from '../../readings/proposal.js';
import { columnsFor } from '../held.js';
import { isRemainder } from '../left-over.js';
import type { Pointed } from '../pointed.js';
import { eitherOf, pointedAt } from '../references.js';
import { onlyKind } from '../so-called.js';
import { isFound, type Thread } from '../thread.js';
import { isAgainstThose, isHeldAgainstSum } from './against-sum.js';
import { goesOn, marked, nameOf, noting, ONWARD, ofCuts } from './common.js';
import { narrowingKind, picksSome } from './narrowed.js';
import { hasMinus } from './part-of-less.js';
import { countOfList } from './some-listed.js';

/** The message read with the places of the thread: 占喀什多少, 这两个加起来, 下面哪个县最少, 绩效目标呢. */
export function carried(
  evidence: Evidence,
  thread: Thread,
  readings: readonly Propose[],
  further: number,
): Proposal[] {
  if (asksOtherwise(evidence, thread)) return [];
  const found: Proposal[] = [];
  const either = eitherOf(evidence, thread);
  const pointed = either ? { ...either, at: [] } : pointedAt(evidence, thread);
  // 另一个 is none of those that the talk is about.
  if (evidence.has('other') && !pointed?.tokens.some((token) => isA(token, 'other'))) return [];
  const sets = either
    ? either.ids.map((id) => [id])
    : pointed
      ? [pointed.ids].filter((ids) => ids.length > 0)
      : placesFor(evidence, thread);
  for (const ids of sets) {
    if (!holdsExcluded(evidence, ids)) continue;
    // 这三家福利院: a set that they belong to only says what they are.
    const apart = evidence.mentions.filter((m) => !(m.group && ids.every((id) => m.ids.includes(id))));
    // 刚才乌什那个…它: what is named as well is not meant twice.
    const named = apart.flatMap(({ ids: of }) => (of.length === 1 ? of : []));
    const more = ids.filter((id) => !named.includes(id));
    const mentions = [...asMentions(evidence, more, pointed, areNamed(thread)), ...apart];
    const whole = withMentions(evidence, mentions, pointed);
    const spoken = [...evidence.of(...ONWARD), ...(pointed?.tokens ?? []), ...wholeWords(evidence, ids)];
    const spent = [
      ...using(evidence, { mentions: evidence.mentions.filter((m) => !apart.includes(m)) }),
      ...spoken.map((token) => token.index),
    ];
    for (const { question: asks, used, assumed } of readings.flatMap((propose) => propose(whole))) {
      if (asks.kind === 'none' || asks.kind === 'choice' || isWiderThanAsked(asks, evidence, thread))
        continue;
      if (isOfTargets(thread.last) && asks.kind === 'amounts' && !asksAmounts(evidence)) continue;
      for (const question of inColumns(ofRemainder(asks, thread), evidence, thread, ids))
        found.push({
          question:
            noting(ofCuts(question, evidence, thread.last), `接上一问：${nameOf(evidence, ids)}`) ?? question,
          used: new Set([...used, ...spent]),
          assumed: [
            ...assumed,
            goesOn(evidence, '接上一问的地方'),
            ...(further > 0 ? [{ why: '只接地方', cost: further }] : []),
          ],
        });
    }
  }
  return found;
}

/**
 * 哪个地区的多 asks which of those that lie in the whole, and never for the whole itself; 全是机构吗 never sets the prefectures
 * side by side in which they lie.
 */
function isWiderThanAsked(question: Question, evidence: Evidence, { focus }: Thread): boolean {
  if (question.kind !== 'amounts' || levelWords(evidence).length === 0) return false;
  const { operation, rows } = question;
  const { id } = evidence.catalogue.region;
  if (operation.is === 'show') return rows.ids.includes(id) && evidence.has('who');
  const homes = new Set(focus.map((one) => evidence.catalogue.row(one)?.prefecture));
  return operation.is === 'compare' && rows.ids.every((one) => homes.has(one) && !focus.includes(one));
}

/** Words that say which of those that were talked of are meant. */
const POINTING = ['these', 'pair', 'trio', 'references'];

/** True where the message asks nothing of the places of the thread as they are. */
function asksOtherwise(evidence: Evidence, thread: Thread): boolean {
  const { last, order } = thread;
  const { live, tokens, mentions, places } = evidence;
  // 地区呢 asks of one place that is so called, and of no place where it cannot be told which.
  if (places.gap || onlyKind(evidence) || !live.some(asksSomething)) return true;
  // 中间两个 are neither the first nor all of them.
  if (live.some((token) => token.as === 'count' && isA(tokens[token.index - 1], 'middle'))) return true;
  // 这两个数差多少, after a sum: two figures, and none of those that were summed.
  if (evidence.has('twoFigures') && last.kind === 'amounts' && last.operation.is === 'total') return true;
  // 占地区的多少, after one less another: not the part of the one alone.
  if (evidence.has('share', 'percent', 'average', 'howMany') && hasMinus(last) && !evidence.has(...POINTING))
    return true;
  // 后两个呢: so many of a list, and no ranking of them.
  if (countOfList(evidence, thread)) return true;
  // 比这个和少多少: a sum is no place, and none is named that is held against it.
  if (isHeldAgainstSum(evidence, last) || isAgainstThose(evidence)) return true;
  // 其中属于县的是哪个, of what was found: it is narrowed, and nothing else is done with places.
  if (narrowingKind(evidence, thread) && (isFound(last) || picksSome(evidence))) return true;
  // 第一个呢, after several that were talked of one at a time: one of them, and no ranking.
  const nth = live.find((token) => isA(token, 'first'));
  const isListed = nth && isA(tokens[nth.index + 1], 'places') && !isA(tokens[nth.index + 1], 'rankUnit');
  const isAsked = evidence.has('howMuch') || evidence.withRole('column').length > 0;
  if (!order && isListed && !isAsked && mentions.length === 0 && thread.singles.length > 1) return true;
  // 它前面一名, of the first: there is none, and it is not meant itself.
  if (order && evidence.has('ahead', 'behind')) return true;
  if (marked(evidence)) return false;
  // 塔城地区儿童福利院拿掉，剩下七个县市: where they lie is told by what is left out.
  const tells = places.excluded.some(({ group, ids }) => !group && ids.length === 1);
  if (tells && mentions.length === 0 && levelWords(evidence).length > 0) return true;
  // 哈密瓜一个几块: what is no place of ours is asked about.
  return evidence.withRole('entity').length > 0;
}

/** The message as if it named the places of the thread. 最后一名占多少: what points at one of them says nothing else. */
function withMentions(
  { reading, tokens, places, catalogue }: Evidence,
  mentions: readonly Mention[],
  pointed: Pointed | undefined,
): Evidence {
  const spent = pointed?.operands ? pointed.tokens.map(({ index }) => index) : [];
  const withdrawn = new Set([...places.withdrawn, ...spent]);
  const sorted = mentions.toSorted((a, b) => a.from - b.from);
  return evidenceWith(reading, tokens, { ...places, mentions: sorted, withdrawn }, catalogue);
}

/** 塔城地区儿童福利院拿掉: what is left out of something lies there, and of several wholes in each. */
function holdsExcluded(evidence: Evidence, ids: readonly string[]): boolean {
  const { excluded } = evidence.places;
  // 去掉莎车呢, of 莎车 alone: nothing is left.
  if (ids.every((id) => excluded.some((mention) => mention.ids.includes(id)))) return ids.length === 0;
  const holds = (id: string, out: string): boolean => id === out || contains(evidence, id, out);
  const wholes = ids.filter((id) => !id.includes('/'));
  return (
    excluded.every((mention) => mention.ids.some((out) => ids.some((id) => holds(id, out)))) &&
    (excluded.length === 0 ||
      wholes.every((id) => excluded.some((mention) => mention.ids.some((out) => holds(id, out)))))
  );
}

/**
 * 它俩差多少, 排第几, 里面最多的, after their 本次下达: what is done with places goes on in the column that was asked for, and in any
 * of those where they were asked for in several. 合计 of several says what is done with them, and names no column.
 */
function inColumns(
  question: Question,
  { live, catalogue }: Evidence,
  thread: Thread,
  ids: readonly string[],
): readonly Question[] {
  if (question.kind !== 'amounts') return [question];
  const { operation, rows, column } = question;
  const { last } = thread;
  const several = rows.ids.length > 1 || operation.is === 'share';
  const names = live.some((token) => hasRole(token, 'column') && !(several && isA(token, 'altogether')));
  if (names || (operation.is === 'show' && !column && !operation.bound)) return [question];
  if (operation.is === 'share' && operation.whole === 'year') return [question];
  // 各县市, after 塔城地区本次: of the same place in the column that was asked. After anything else all columns are listed.
  if (operation.is === 'list')
    return [isShownIn(last, ids) ? { ...question, column: last.column } : question];
  // 高于平均的: the average is that of the whole year, as it was not named.
  if (operation.is === 'find' && last.kind === 'amounts' && last.operation.is !== 'list') return [question];
  return columnsFor(thread, ids, catalogue).map((held) => (held ? { ...question, column: held } : question));
}

/** One column of these places was shown last, and nothing was stated of it. */
const isShownIn = (
  last: Question,
  ids: readonly string[],
): last is Extract<Question, { kind: 'amounts' }> & { readonly column: Column } =>
  last.kind === 'amounts' &&
  last.operation.is === 'show' &&
  last.column !== undefined &&
  !last.operation.claims &&
  last.rows.ids.every((id) => ids.includes(id));

/** 87呢, 都有哪些, after targets: they are talked about, and amounts only where the message says so. */
const isOfTargets = ({ kind }: Question): boolean => kind === 'indicator' || kind === 'compliance';

const asksAmounts = (evidence: Evidence): boolean =>
  evidence.withRole('column', 'unit').length > 0 ||
  evidence.has('amount', 'howMuch', 'give', 'share', 'rankOf', 'most', 'least', 'order', 'sum', 'average');

/** 剩下的占全州多少, then 剩下的平均: what is left stays what is left of something. */
function ofRemainder(question: Question, { last }: Thread): Question {
  if (question.kind !== 'amounts' || last.kind !== 'amounts' || !isRemainder(last)) return question;
  const { ids, ...named } = question.rows;
  const isSame = ids.length === last.rows.ids.length && ids.every((id) => last.rows.ids.includes(id));
  const { without } = last.rows;
  return isSame && without ? { ...question, rows: { ...named, ids, without } } : question;
}

/** 全市, where the talk's prefecture is what is meant. */
const wholeWords = (evidence: Evidence, [id, more]: readonly string[]): readonly Token[] =>
  more === undefined && evidence.catalogue.row(id ?? '')?.kind === 'prefecture'
    ? evidence.of('ownWhole')
    : [];

/** A word that asks something of places, or points at one. */
const asksSomething = (token: Token): boolean =>
  hasRole(
    token,
    'operator',
    'column',
    'topic',
    'unit',
    'level',
    'thread',
    'number',
    'subject',
    'indicator',
    'scope',
  ) || isA(token, 'howMuch', 'amount', 'front', 'rear', 'more', 'less', 'picture');

/** Among several rows that are ranked they are one set; else each stands for itself, where the text points at it. */
function asMentions(
  evidence: Evidence,
  ids: readonly string[],
  pointed: Pointed | undefined,
  named: boolean,
): Mention[] {
  const one = { from: -1, to: -1, sure: true, covers: [], ofThread: true as const };
  const ranked =
    ids.length > 1 &&
    !pointed?.operands &&
    (evidence.has('most', 'least', 'front', 'rear', 'order', 'frontSome', 'rearSome', 'first') ||
      // 这三个里超过3000万元的是哪个
      (pointed !== undefined && evidence.has(...BOUNDS) && evidence.has('who', 'list', 'howMany')) ||
      // 都不到三个亿
      (pointed === undefined && named && evidence.has(...BOUNDS)) ||
      evidence.live.some(({ as }) => as === 'rank'));
  if (ranked) return [{ ...one, ids, group: nameOf(evidence, ids) }];
  return ids.map((id) => {
    const at = pointed?.at[pointed.ids.indexOf(id)] ?? -1;
    return { ...one, from: at, to: at, ids: [id] };
  });
}

/** What picks from a set. */
const ENDS = ['most', 'least', 'front', 'frontSome', 'rear', 'rearSome', 'order', 'first'];

/** 平均每县, 平均一个地州, 哪个县最多, after several of the level were named and set side by side or summed: of them. */
function isOfNamed(
  { catalogue, ...evidence }: Evidence,
  level: Level | undefined,
  { last, focus }: Thread,
): boolean {
  if (last.kind !== 'amounts' || last.rows.scope || focus.length < 2) return false;
  const { is } = last.operation;
  return (
    (is === 'total' || is === 'compare') &&
    (level === 'county' || level === 'prefecture') &&
    // Of two it is asked which has more (哪个州多); 哪个地州最多 asks among all of them.
    (evidence.has('average') || (evidence.has('most', 'least') && level === 'county' && focus.length > 2)) &&
    focus.every((id) => catalogue.row(id)?.kind === level)
  );
}

/**
 * 最少的是哪个县, after a search in one prefecture: of all that were searched; 里面, and after a search in the whole region: of
 * those that were found.
 */
function ofFound(
  { catalogue, ...evidence }: Evidence,
  level: Level | undefined,
  { last, focus }: Thread,
): (readonly string[])[] | undefined {
  const found = last.kind === 'amounts' && last.operation.is === 'find' ? last.rows.scope : undefined;
  if (!found || !level || focus.length < 2 || !evidence.has(...ENDS)) return undefined;
  const alike = catalogue.rowsOf(focus).flatMap((row) => (isLevel(row, level) ? [row.id] : []));
  const ofThem = evidence.has('within') || (found === catalogue.region.id && alike.length > 1);
  return [ofThem ? alike : [found]].filter((ids) => ids.length > 0);
}

/** 县前三, after 地州前三: of all counties of the region as well, and not of those that lie in the three. */
const ranksOfRegion = (evidence: Evidence, level: Level | undefined, { last }: Thread): boolean =>
  level === 'county' &&
  last.kind === 'amounts' &&
  last.operation.is === 'order' &&
  last.rows.scope === evidence.catalogue.region.id &&
  last.rows.level === 'prefecture' &&
  evidence.has('front', 'rear') &&
  !evidence.has('within', 'these', 'references', 'pair', 'trio', 'reference');

/** Several that were named and set side by side or summed. */
const areNamed = ({ last, focus }: Thread): boolean =>
  last.kind === 'amounts' &&
  focus.length > 1 &&
  last.rows.scope === undefined &&
  (last.operation.is === 'compare' || last.operation.is === 'total');

/** 平均每个县市, 最少的, after a prefecture less one of its counties: of the counties that are left; what was taken out stays out. */
function leftOf({ catalogue, ...evidence }: Evidence, { last }: Thread): readonly string[] | undefined {
  if (last.kind !== 'amounts' || !isRemainder(last) || evidence.places.excluded.length > 0) return undefined;
  if (!evidence.has('average', 'howMany', ...ENDS)) return undefined;
  const level = levelOf(levelWords({ catalogue, ...evidence }));
  if (level !== undefined && level !== 'county') return undefined;
  const isCounty = (id: string): boolean => catalogue.row(id)?.kind === 'county';
  // 不含救助站: no county was taken out.
  if (!last.rows.without?.some(isCounty)) return undefined;
  const counties = last.rows.ids.filter(isCounty);
  return counties.length > 0 ? counties : undefined;
}

/** 最少的, after one of several that were named: of those, and not of all that lie where they do. */
function namedBefore(
  { catalogue }: Evidence,
  { shown, focus, order, search, last }: Thread,
): readonly string[] | undefined {
  const [here, more] = focus;
  const isOfTalk = last.kind === 'amounts' && (last.operation.is === 'show' || last.operation.is === 'share');
  if (!here || more || order || search || !isOfTalk || shown.length < 3 || !shown.includes(here))
    return undefined;
  const rows = catalogue.rowsOf(shown);
  const homes = new Set(rows.map(({ prefecture }) => prefecture));
  const counties = catalogue.within([...homes][0] ?? '').filter(({ kind }) => kind === 'county').length;
  // What a prefecture has was not named one by one.
  return rows.every(({ kind }) => kind === 'county') && (homes.size > 1 || shown.length < counties)
    ? shown
    : undefined;
}

/** Sets of places that the message may leave out because the thread has them. */
function placesFor(evidence: Evidence, thread: Thread): (readonly string[])[] {
  const { mentions, catalogue } = evidence;
  const { focus } = thread;
  if (focus.length === 0) return [];
  const left = mentions.length === 0 ? leftOf(evidence, thread) : undefined;
  if (left) return [left];
  if (mentions.length > 0) {
    // 占喀什多少: the part is the thread's, the whole is named.
    // 克州在14个地州市中排第几: it is ranked itself.
    const ranked = evidence.has('rankOf') && levelOf(levelWords(evidence)) === 'prefecture';
    // 阿克苏地区困境儿童那一项写的百分之几: what is some per cent is a target, and no part.
    const ofTarget = evidence.withRole('indicator').length > 0;
    const whole = evidence.has('share', 'percent', 'rankOf') && mentions.length === 1 && !ranked && !ofTarget;
    return whole && focus.every((id) => mentions[0]?.ids.some((w) => contains(evidence, w, id)))
      ? [focus]
      : [];
  }
  const level = levelOf(levelWords(evidence));
  // 全州平均多少, after one of its counties.
  const [here] = focus;
  if (focus.length === 1 && here && evidence.has('ownWhole') && !evidence.has('share', 'rankOf'))
    return [[catalogue.row(here)?.prefecture ?? here]];
  // 占地区, 占全州: the part is what the talk is about.
  if (evidence.has('share')) return [focus];
  // 在14个地州里排第几: the level says among which the place is ranked.
  if (evidence.has('rankOf')) return [focus];
  // 几个, after a search: of what was found.
  if (focus.length > 1 && level === undefined && evidence.has('howMany')) return [focus];
  const seeks =
    evidence.has(
      'most',
      'least',
      'front',
      'frontSome',
      'rear',
      'rearSome',
      'order',
      'list',
      'howMany',
      'first',
      'negative',
      'zero',
      'above',
      'below',
      'atLeast',
      'atMost',
    ) || level !== undefined;
  if (!seeks || asksIfSo(evidence) || isOfNamed(evidence, level, thread)) return [focus];
  const found = ofFound(evidence, level, thread);
  if (found) return found;
  if (level === 'prefecture' || ranksOfRegion(evidence, level, thread)) return [[catalogue.region.id]];
  // 都不到三个亿, after several that were named: of those.
  if (level === undefined && evidence.has(...BOUNDS) && areNamed(thread)) return [focus];
  const named = level === undefined && evidence.has(...ENDS) ? namedBefore(evidence, thread) : undefined;
  if (named) return [named];
  const scopes = [...new Set(focus.map((id) => catalogue.row(id)?.prefecture ?? id))];
  if (focus.length < 2 || level !== undefined) return [scopes];
  // 哪个最少, of several: of them, and not of all that lie where they do.
  return evidence.has(...ENDS) || scopes.length > 1 ? [focus] : [focus, scopes];
}
