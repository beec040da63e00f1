import type { Catalogue } from '../../../notice/catalogue.js';
import { type Draft, levelsOf, pick } from '../places/draft.js';
import { beside, between, isPassing } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';
import { type Scopes, SLOTS, sameIds } from './scopes.js';

/** 哦不，是…: what follows takes the place of what was said before of its kind. */
export function correct(
  word: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  scopes: Scopes,
  catalogue: Catalogue,
): void {
  scopes.governing.add(word.index);
  const swapped = tokens.find((token) => isA(token, 'swap') && draftBefore(token, tokens, drafts));
  if (swapped) {
    // 阜康市换成玛纳斯县: the one place before the word is replaced, and no other.
    const old = word === swapped ? draftBefore(swapped, tokens, drafts) : undefined;
    if (old) for (const draft of drafts) if (sameIds(draft, old)) scopes.withdrawn.add(draft.index);
    return;
  }
  // 合计多少，叶城打错了，是泽普: what is named again at the word is what was wrong, and nothing else.
  const again = namedAgain(word, tokens, drafts);
  if (again) {
    for (const draft of drafts) if (sameIds(draft, again)) scopes.withdrawn.add(draft.index);
    return;
  }
  // 等下等下，独山子不要，换成乌苏: it only says that something is put right, and what follows says what.
  if (isA(word, 'slip') && announces(word, tokens, drafts)) return;
  // 打错了，应为泽普: one correction in two words.
  if (scopes.withdrawn.size > 0 && isSaidOn(word, tokens)) return;
  // 木垒不要了，换成阜康: what is replaced was taken back before the word.
  const last = drafts.findLast((draft) => draft.to <= word.from);
  if (isA(word, 'swap') && last && scopes.withdrawn.has(last.index)) return;
  const after = drafts.filter((draft) => draft.from >= word.to);
  const before = drafts.filter((draft) => draft.to <= word.from);
  const [next] = after;
  // 哎不是奎屯，伊宁市: what was named before and follows the denial at once is what is denied.
  const denied =
    next &&
    (isA(word, 'deniesNext') || isInstead(next, after[1], tokens)) &&
    between(tokens, word, next).every(isPassing) &&
    before.some((d) => isMeantBy(d, next)) &&
    // 今年的疏附县，哦不是，去年的疏附县: something else of it is put right.
    drafts.some((d) => !isMeantBy(d, next));
  if (denied) {
    for (const draft of drafts) if (isMeantBy(draft, next)) scopes.withdrawn.add(draft.index);
    return;
  }
  if (saysWhich(word, tokens, before, after, scopes, catalogue)) return;
  if (isTorn(word, tokens)) {
    scopes.either = true;
    return;
  }
  const anew = before.length === 0 && next ? beginsAnew(tokens, next, drafts) : undefined;
  if (anew) {
    for (const draft of drafts) if (draft.to <= anew.from) scopes.withdrawn.add(draft.index);
    return;
  }
  // 儿童福利院的钱，我说的是阿克苏的: the prefecture says which of the set is meant.
  if (next && after.length === 1 && tellsHome(before, next, catalogue)) {
    scopes.withdrawn.add(next.index);
    return;
  }
  inSameHome(before, after, catalogue);
  // 哈密和昌吉比一下，不对，是跟吐鲁番比: only what it is held against is another.
  const pair = next && before.length > 1 && after.length === 1 && isPartner(word, next, tokens);
  if (pair) {
    scopes.withdrawn.add((before.at(-1) as Draft).index);
    return;
  }
  const noted = notedBehind(word, tokens, before, after);
  if (noted) return void scopes.withdrawn.add(noted.index);
  const alike =
    sameOperand(before, after, tokens) ??
    before.filter((draft) => after.some((other) => isLower(other) === isLower(draft)));
  for (const draft of alike.length > 0 || after.length === 0 ? alike : before) {
    scopes.withdrawn.add(draft.index);
    if (alike.every((one) => ledBy(one, tokens, JOINED))) takeBackOperator(draft, tokens, scopes);
  }
  takeBack(word, tokens, scopes, isOfSame(before, after) ? [...SLOTS, COMBINED] : SLOTS);
}

/** 塔城地区…，嗯不是塔城: the shorter name may mean the other as well. */
const isMeantBy = ({ ids }: Draft, short: Draft): boolean => ids.every((id) => short.ids.includes(id));

/** 莎车和叶城比，不对，莎车和叶城合计: of the same places something else is asked. */
const isOfSame = (before: readonly Draft[], after: readonly Draft[]): boolean =>
  after.every((draft) => before.some((other) => sameIds(other, draft)));

/** 加起来，不对，是减: what is done with the places, where no others are named. */
export const COMBINED = (token: Token): boolean =>
  isA(token, 'sum', 'altogether', 'plus', 'minus', 'average', 'difference', 'compare', 'than');

/** 不是不是不是特克斯，是昭苏: the one that was named before is denied, for another one is. */
const isInstead = (next: Draft, other: Draft | undefined, tokens: readonly Token[]): boolean =>
  other !== undefined && between(tokens, next, other).some((token) => isA(token, 'copula'));

/** The operator that a place stands behind goes with it, and so does the closing half of a bracket: 除新和县外…，不对，除乌什外. */
function takeBackOperator(draft: Draft, tokens: readonly Token[], { withdrawn }: Scopes): void {
  const operator = ledBy(draft, tokens, JOINED);
  const close = tokens.find((token) => token.from >= draft.to && !isPassing(token));
  if (operator) withdrawn.add(operator.index);
  if (isA(close, 'exceptAfter')) withdrawn.add((close as Token).index);
}

/** 提前的，不对，本次的: a column, a number, an operation that is said again takes the turn of the one before. */
function takeBack(word: Token, tokens: readonly Token[], { withdrawn }: Scopes, slots: typeof SLOTS): void {
  for (const slot of slots) {
    if (!tokens.some((token) => token.from >= word.to && slot(token))) continue;
    for (const token of tokens) if (token.to <= word.from && slot(token)) withdrawn.add(token.index);
  }
}

/** 昌吉市跟昌吉州老搞混，我问的是市: of those that were named the one of that kind is meant. True where that is settled. */
function saysWhich(
  word: Token,
  tokens: readonly Token[],
  before: readonly Draft[],
  after: readonly Draft[],
  scopes: Scopes,
  catalogue: Catalogue,
): boolean {
  const kind = beside(tokens, word, 1);
  if (!hasRole(kind, 'suffix') || after.length > 0 || before.length < 2) return false;
  const isMeant = ({ ids }: Draft): boolean =>
    ids.some((id) => levelsOf(catalogue.row(id)).some((level) => isA(kind, level)));
  if (before.filter(isMeant).length !== 1) return false;
  for (const draft of before) if (!isMeant(draft)) scopes.withdrawn.add(draft.index);
  return true;
}

/** 跟吐鲁番比: a conjunction leads the place on from one that was named before. */
const isPartner = (word: Token, next: Draft, tokens: readonly Token[]): boolean => {
  const words = between(tokens, word, next).filter((token) => !/^[ ,，、]$/u.test(token.text));
  return isA(words.at(-1), 'and') && words.slice(0, -1).every(isPassing);
};

/**
 * 不对 皮山弄啥嘞 查策勒: with nothing before the correction it takes back what its first clause names, where a later
 * clause begins anew with another place.
 */
const beginsAnew = (tokens: readonly Token[], first: Draft, drafts: readonly Draft[]): Token | undefined =>
  tokens.find(
    (token, i) =>
      token.from >= first.to &&
      isA(token, 'restart') &&
      isPause(tokens[i - 1]) &&
      drafts.some((draft) => draft.from >= token.to),
  );

const isPause = (token: Token | undefined): boolean =>
  token !== undefined && /^[ ,，。;；]$/u.test(token.text);

/** 哈密市救助站…更正：儿童福利院: a set that takes a place's turn is the one of it that lies in the same prefecture. */
function inSameHome(before: readonly Draft[], after: readonly Draft[], catalogue: Catalogue): void {
  const homes = new Set(before.flatMap(({ ids }) => ids.map((id) => catalogue.row(id)?.prefecture)));
  const [home] = homes;
  if (homes.size !== 1 || home === undefined) return;
  for (const draft of after) {
    const own = draft.ids.filter((id) => catalogue.row(id)?.prefecture === home);
    if (!draft.group || own.length === 0) continue;
    draft.ids = own;
    if (own.length === 1) draft.group = undefined;
  }
}

/** Narrows a set of institutions to those that lie in the prefecture; false where it is no such set or none of it lies there. */
function tellsHome(before: readonly Draft[], next: Draft, catalogue: Catalogue): boolean {
  const [set, second] = before;
  const home = next.ids.find((id) => catalogue.row(id)?.kind === 'prefecture');
  const own = set?.group ? set.ids.filter((id) => catalogue.row(id)?.prefecture === home) : [];
  if (!set || second || home === undefined || own.length === 0 || own.length === set.ids.length) return false;
  pick(set, own);
  return true;
}

const draftBefore = (word: Token, tokens: readonly Token[], drafts: readonly Draft[]): Draft | undefined => {
  const before = drafts.findLast((draft) => draft.to <= word.from);
  // 独山子不要，换成乌苏: that it is not wanted says no more than that it is replaced.
  const passes = (token: Token): boolean =>
    isPassing(token) || (isA(word, 'swap') && (isA(token, 'not') || isPause(token)));
  return before &&
    between(tokens, before, word).every(passes) &&
    drafts.some((draft) => draft.from >= word.to)
    ? before
    : undefined;
};

/** The place right before the word that was named among others already. */
function namedAgain(word: Token, tokens: readonly Token[], drafts: readonly Draft[]): Draft | undefined {
  const last = draftBefore(word, tokens, drafts);
  if (!last) return undefined;
  const earlier = drafts.filter((draft) => draft.to <= last.from);
  return earlier.some((draft) => sameIds(draft, last)) && earlier.some((draft) => !sameIds(draft, last))
    ? last
    : undefined;
}

/** Behind the word a place that was named before is named again and taken back or replaced. */
const announces = (word: Token, tokens: readonly Token[], drafts: readonly Draft[]): boolean =>
  drafts.some(
    (draft) => draft.from >= word.to && drafts.some((d) => d.to <= word.from && sameIds(d, draft)),
  ) && tokens.some((token) => token.from >= word.to && isA(token, 'cancel', 'swap', 'insteadOf'));

/** Nothing stands between the word and another that corrects. */
const isSaidOn = (word: Token, tokens: readonly Token[]): boolean => {
  const before = tokens.findLast((token) => token.to <= word.from && !isPassing(token) && !isPause(token));
  return isA(before, 'insteadOf');
};

/** 福海、新源（更正为达坂城区）: what a remark in brackets puts right is the place that it stands right behind. */
function notedBehind(
  word: Token,
  tokens: readonly Token[],
  before: readonly Draft[],
  after: readonly Draft[],
): Draft | undefined {
  const last = before.at(-1);
  const open = tokens.findLast((token) => token.to <= word.from && !isPassing(token));
  const close = tokens.find((token) => token.from >= word.to && /^[)）]$/u.test(token.text));
  const inside = after.filter(({ to }) => close !== undefined && to <= close.from);
  const isNote = last !== undefined && open?.from === last.to && /^[(（]$/u.test(open.text);
  return isNote && before.length > 1 && inside.length === 1 ? last : undefined;
}

/**
 * 占喀什…不，占全区; 减掉喀什市，不对，减掉莎车; 加叶城，不对，加墨玉: what stands behind an operator takes the turn of what stood behind
 * the same one, the last of those that were added.
 */
function sameOperand(
  before: readonly Draft[],
  after: readonly Draft[],
  tokens: readonly Token[],
): readonly Draft[] | undefined {
  for (const operator of [WHOLE, OFF, ADDED, AGAINST]) {
    const led = (draft: Draft): boolean => ledBy(draft, tokens, operator) !== undefined;
    const alike = before.filter(led);
    if (alike.length > 0 && after.length > 0 && after.every(led))
      return operator === ADDED ? alike.slice(-1) : alike;
  }
  return undefined;
}

const WHOLE = ['share'];
const OFF = ['minus', 'except'];
/** 加叶城，不对，减墨玉: what was added is taken off. */
const ADDED = ['plus', 'minus'];
const AGAINST = ['than'];
/** What joins a place to another one: it goes with the place that is taken back. */
const JOINED = ['except', ...ADDED, ...AGAINST];

/** The operator that a place stands right behind. */
const ledBy = (draft: Draft, tokens: readonly Token[], operator: readonly string[]): Token | undefined =>
  tokens.findLast(
    (token) =>
      isA(token, ...operator) && token.to <= draft.from && between(tokens, token, draft).every(isPassing),
  );

/** A county or an institution; a whole that was named with it (占喀什) is not taken back with it. */
const isLower = (draft: Draft): boolean => draft.ids.some((id) => id.includes('/'));

/** 伊宁县哦不是伊宁市: without a pause nobody can tell which of the two is taken back. */
const isTorn = (word: Token, tokens: readonly Token[]): boolean =>
  isA(word, 'deniesNext') &&
  hasRole(beside(tokens, word, -1), 'place', 'suffix') &&
  hasRole(beside(tokens, word, 1), 'place');
