import type { Catalogue } from '../../../notice/catalogue.js';
import { type Draft, levelsOf, pick } from '../places/draft.js';
import { beside, between, endsClause, isPassing } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';
import { COMBINED, correct } from './correct.js';
import { holds } from './leave-out.js';
import { type Scopes, SLOTS, sameIds, standing } from './scopes.js';

/** 不是莎车, 别给我温宿, 不是提前的: what is denied is not asked about. */
export function deny(
  word: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  scopes: Scopes,
  catalogue: Catalogue,
): void {
  // 全年 不是 要本次的, 尉犁……不是 且末: between two pauses it takes back what was said.
  const paused = [-1, 1].every((by) => /^[ ,、.…—]$/u.test(beside(tokens, word, by)?.text ?? ''));
  const instead =
    drafts.some((d) => d.from >= word.to) ||
    tokens.some((t) => t.from >= word.to && SLOTS.some((slot) => slot(t)));
  const again = namedAgain(word, tokens, drafts);
  if (paused && again) return void denyPlace(word, again, tokens, drafts, scopes, catalogue);
  if (paused && instead) return void correct(word, tokens, drafts, scopes, catalogue);
  if (drafts.length < 2 && denyColumn(word, tokens, scopes)) return;
  const denied = firstBehind(word, tokens);
  if (denied && denyWord(denied, tokens, drafts, scopes, catalogue))
    return void scopes.governing.add(word.index);
  const next = tokens.find((token) => token.from >= word.to && !isPassing(token));
  // 昭苏不要 看特克斯: joined to the place before it and parted from the next.
  const named = tokens.findLast((token) => token.to <= word.from && token.text !== '的');
  const parted = beside(tokens, word, 1)?.text === ' ' && hasRole(named, 'place', 'suffix');
  // 阿勒泰市不要剩下的多少: what is left begins another clause, with a mark or without one.
  if (!next || endsClause(next) || isA(next, 'rest') || parted)
    return void denyBefore(word, tokens, drafts, scopes, catalogue);
  // 不是不是 是阿克陶: a denial of what is corrected anyway.
  if (scopes.withdrawn.has(next.index) || isA(next, 'insteadOf', 'not'))
    return void scopes.governing.add(word.index);
  if (isUnlike(word, next, tokens) && standing(drafts, scopes).length > 0) {
    scopes.governing.add(word.index);
    scopes.withdrawn.add(next.index);
    return;
  }
  const draft = drafts.find((d) => d.index === next.index);
  if (draft) denyPlace(word, draft, tokens, drafts, scopes, catalogue);
  else if (hasRole(next, 'topic')) {
    // 不是问科目代码: another kind of question is denied, where one is left. 不问科目问目标: up to where it is said what is asked.
    const anew = askedInstead(next, tokens);
    for (const token of tokens)
      if (token.from >= next.from && token.to <= (anew?.from ?? token.to) && hasRole(token, 'topic'))
        scopes.withdrawn.add(token.index);
    scopes.governing.add(word.index);
  } else if (isA(next, 'ownWhole')) {
    // 是喀什市，不是整个地区: the level that stands behind goes with it.
    scopes.governing.add(word.index).add(next.index);
    const level = beside(tokens, next, 1);
    if (level && hasRole(level, 'suffix')) scopes.withdrawn.add(level.index);
    scopes.withdrawn.add(next.index);
  } else if (hasRole(next, 'suffix', 'unit') || isA(next, 'institutionLevel', 'unitLevel'))
    scopes.governing.add(word.index);
  else if (
    COMBINED(next) &&
    tokens.some((t) => t.from >= next.to && COMBINED(t) && !sharesConcept(t, next))
  ) {
    // 相加，哦，不是相加，是求两者的差: what is done with the places is taken back for what stands behind.
    for (const token of tokens)
      if (token.to <= next.to && COMBINED(token) && sharesConcept(token, next))
        scopes.withdrawn.add(token.index);
    scopes.governing.add(word.index);
  } else if (
    hasRole(next, 'column', 'subject', 'indicator', 'number', 'fact') &&
    tokens.some((t) => t !== next && !scopes.withdrawn.has(t.index) && sharesRole(t, next))
  ) {
    for (const token of tokens) if (isSame(token, next)) scopes.withdrawn.add(token.index);
    scopes.governing.add(word.index);
  }
}

/** What is denied as a word, whatever it may name; true where it is. */
function denyWord(
  denied: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  scopes: Scopes,
  catalogue: Catalogue,
): boolean {
  const left = standing(drafts, scopes);
  // 不用元了，万元就行; 不是地区，是市: the one unit or kind of place is taken back for the other.
  const isOne = isOneFor(denied, tokens);
  const kind = isOne ? pickKind(denied, tokens, left, catalogue) : undefined;
  if (kind) scopes.withdrawn.add(kind.index);
  const isWord =
    isOne ||
    // 喀什市，不是地区; 和田，不是市: what is left of a name that several places share.
    narrows(denied, left, catalogue) ||
    (isA(denied, 'amount') && askedInstead(denied, tokens) !== undefined);
  if (isWord) scopes.withdrawn.add(denied.index);
  return isWord;
}

/** 新和，不是新河; 青河，不是清: what only looks like a name of ours is denied, a place elsewhere or a character alone. */
const isUnlike = (word: Token, next: Token, tokens: readonly Token[]): boolean => {
  const behind = tokens.find((token) => token.from >= next.to);
  const isAlone = behind === undefined || endsClause(behind) || behind.text === ' ';
  const isElse = hasRole(next, 'absent') && !hasRole(next, 'place');
  return isA(word, 'isNot') && (isElse || (isAlone && hasRole(next, 'unknown') && next.text.length === 1));
};

/** 和田不是市是县: of a name that several places share those of the kind that stands there instead. Gives its word, where that is settled. */
function pickKind(
  denied: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  catalogue: Catalogue,
): Token | undefined {
  const kind = tokens.find((token) => token.from >= denied.to && hasRole(token, 'suffix'));
  const [draft, second] = drafts;
  if (!kind || !draft || second || draft.group) return undefined;
  const ids = draft.ids.filter((id) => levelsOf(catalogue.row(id)).some((level) => isA(kind, level)));
  if (ids.length !== 1) return undefined;
  pick(draft, ids);
  draft.sure = true;
  draft.usual = undefined;
  return kind;
}

/** What stands right behind the word; 别给我亿: a unit behind words that pass. */
function firstBehind(word: Token, tokens: readonly Token[]): Token | undefined {
  const behind = tokens.filter((token) => token.from >= word.to);
  const unit = behind.find((token) => !isPassing(token));
  return hasRole(unit, 'unit') ? unit : behind[0];
}

/** 说错了 不是 英吉沙 是 叶城: blanks are no pauses where what stands behind the word was named before, and others behind it. */
function namedAgain(word: Token, tokens: readonly Token[], drafts: readonly Draft[]): Draft | undefined {
  const next = tokens.find((token) => token.from >= word.to && token.text !== ' ');
  const draft = drafts.find(({ index }) => index === next?.index);
  const isAgain =
    draft !== undefined &&
    drafts.some((other) => other.to <= word.from && sameIds(other, draft)) &&
    drafts.some((other) => other.from >= draft.to && !sameIds(other, draft));
  return isAgain ? draft : undefined;
}

/** 不要钱，要目标; 别给我钱数给目标: the word that begins anew, before another topic. */
const askedInstead = (denied: Token, tokens: readonly Token[]): Token | undefined =>
  tokens.find(
    (token) =>
      token.from >= denied.to &&
      isA(token, 'restart', 'give') &&
      hasRole(tokens[token.index + 1], 'topic') &&
      !isA(tokens[token.index + 1], ...denied.concepts),
  );

/** 不是莎车，是叶城: a place, and those in one breath with it, where another is left. */
function denyPlace(
  word: Token,
  draft: Draft,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  scopes: Scopes,
  catalogue: Catalogue,
): void {
  const denied = [draft];
  for (const other of drafts)
    if (other.from >= (denied.at(-1) as Draft).to && joined(tokens, denied.at(-1) as Draft, other))
      denied.push(other);
  const rest = standing(drafts, scopes).filter((d) => !denied.includes(d));
  const instead = tokens.find((token) => token.from >= draft.to && isA(token, 'orElse'));
  if (instead && rest.some((d) => d.from >= instead.to)) {
    // 不是和静就是和硕: one of the two, and nobody knows which.
    scopes.either = true;
    scopes.governing.add(word.index).add(instead.index);
    return;
  }
  // 我写成鄯善县2267了，更正…: what was written wrong is put right, of the same place.
  if (rest.length === 0 && tokens.some((token) => token.from >= draft.to && isA(token, 'insteadOf')))
    scopes.governing.add(word.index);
  if (rest.length === 0) return;
  // 巴州不要开发区: of what stands right before the word a part is left out; 不是开发区，是巴州 and 巴州，不是开发区 take it back.
  const whole = rest.findLast(({ to }) => to <= word.from);
  if (
    whole &&
    !isA(word, 'isNot') &&
    between(tokens, whole, word).every(isPassing) &&
    denied.every((d) => holds(whole, d, catalogue))
  ) {
    scopes.excluded.push(...denied);
    scopes.governing.add(word.index);
    return;
  }
  for (const d of drafts) if (denied.some((one) => covers(one, d))) scopes.withdrawn.add(d.index);
  scopes.governing.add(word.index);
}

/**
 * Takes from each name the places that are of a denied kind; false where the word is none, or nothing would be left of
 * one.
 */
function narrows(kind: Token, drafts: readonly Draft[], catalogue: Catalogue): boolean {
  if (!hasRole(kind, 'suffix') || drafts.length === 0 || drafts.some(({ group }) => group)) return false;
  const others = drafts.map(({ ids }) =>
    ids.filter((id) => !levelsOf(catalogue.row(id)).some((level) => isA(kind, level))),
  );
  if (others.some(({ length }) => length === 0)) return false;
  drafts.forEach((draft, i) => {
    const ids = others[i] as readonly string[];
    if (ids.length === draft.ids.length) return;
    draft.ids = ids;
    draft.sure = draft.sure || ids.length === 1;
    draft.usual = undefined;
  });
  return true;
}

/** 新源不比, 救助站那些不要: what stands before a denial that ends its clause. */
function denyBefore(
  word: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  scopes: Scopes,
  catalogue: Catalogue,
): void {
  const left = standing(drafts, scopes);
  const denied: Draft[] = [];
  let at: Pick<Draft, 'from' | 'to'> = word;
  for (const draft of left.toReversed()) {
    if (draft.to > word.from) continue;
    const words = between(tokens, draft, at);
    const near = (t: Token): boolean =>
      isPassing(t) || isA(t, 'and', 'all', 'places', 'only', 'unitLevel', 'institutionLevel');
    if (words.some(endsClause) || !words.every(near)) break;
    denied.unshift(draft);
    at = draft;
  }
  const gone = drafts.findLast((draft) => draft.to <= word.from);
  if (gone && scopes.withdrawn.has(gone.index) && between(tokens, gone, word).every(isPassing))
    return void scopes.governing.add(word.index);
  if (denied.length === 0) {
    // 单位的不要: a level that is not wanted.
    const level = tokens.findLast((t) => t.to <= word.from && !isPassing(t));
    if (isA(level, 'institutionLevel', 'unitLevel')) scopes.governing.add(word.index);
    return;
  }
  const others = left.filter((draft) => !denied.includes(draft));
  const isPart = (one: Draft): boolean =>
    others.length > 0 && others.every((whole) => holds(whole, one, catalogue));
  // A set, and a part of what is asked of (克州里面乌恰不要), is left out; a place asked for before is taken back.
  // 喀什市的不要 我要喀什地区的: what is wanted instead is no whole that the other is left out of.
  const instead = tokens.some((token) => token.from >= word.to && isA(token, 'restart'));
  if (denied.every((draft) => draft.group || (!instead && isPart(draft)))) {
    scopes.excluded.push(...denied);
    scopes.governing.add(word.index);
  } else if (others.length > 0) {
    for (const draft of drafts)
      if (draft.to <= word.from && denied.some((d) => sameIds(d, draft))) scopes.withdrawn.add(draft.index);
    scopes.governing.add(word.index);
  }
}

/** 5000万元，…不用5000了: the same number, with its unit or without. */
const isSame = (a: Token, b: Token): boolean =>
  a.text === b.text || (a.number !== undefined && b.number?.value.eq(a.number.value) === true);

/**
 * 全年的不要 只要本次: the column right before the word, where a pause and another column stand behind; false where there is none
 * such.
 */
function denyColumn(word: Token, tokens: readonly Token[], scopes: Scopes): boolean {
  const named = tokens.findLast((token) => token.to <= word.from && token.text !== '的');
  if (!hasRole(named, 'column') || isA(named, 'altogether')) return false;
  const next = tokens.find(
    (token) => token.from >= word.to && hasRole(token, 'column') && token.text !== named?.text,
  );
  const isParted = tokens.some(
    (token) => next && token.from >= word.to && token.to <= next.from && /^[ ,，。;；]$/u.test(token.text),
  );
  if (!isParted) return false;
  for (const token of tokens)
    if (token.to <= word.from && hasRole(token, 'column') && token.text === named?.text)
      scopes.withdrawn.add(token.index);
  scopes.governing.add(word.index);
  return true;
}

/** A unit with another before or behind it (换算成元 不用亿), or a kind of place with another behind it. */
const isOneFor = (word: Token, tokens: readonly Token[]): boolean =>
  (['unit', 'suffix'] as const).some(
    (role) =>
      hasRole(word, role) &&
      tokens.some(
        (t) =>
          (t.from >= word.to || role === 'unit') &&
          hasRole(t, role) &&
          t.concepts.join() !== word.concepts.join(),
      ),
  );

const sharesConcept = (a: Token, b: Token): boolean => a.concepts.some((one) => b.concepts.includes(one));

const sharesRole = (a: Token, b: Token): boolean =>
  (['column', 'subject', 'indicator', 'number', 'fact'] as const).some(
    (role) => hasRole(a, role) && hasRole(b, role),
  );

/** 和田地区一共多少……不是和田，是克州: the short name denies whatever of it was meant before. */
const covers = (denied: Draft, { ids }: Draft): boolean => ids.every((id) => denied.ids.includes(id));

/** Two places in one breath: joined by a conjunction, or side by side. */
const joined = (tokens: readonly Token[], a: Draft, b: Draft): boolean =>
  between(tokens, a, b).every(
    (token) => (isA(token, 'and', 'or', 'plus') && !endsClause(token)) || token.text === ' ',
  );
