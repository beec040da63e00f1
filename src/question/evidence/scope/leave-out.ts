import type { Catalogue } from '../../../notice/catalogue.js';
import type { Draft } from '../places/draft.js';
import { between, endsClause, isPassing, listed } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';
import { isKindAlone, kindsBeside, levelBeside } from './level.js';
import { columnBehind, endBehind } from './opens-else.js';
import { type Scopes, standing } from './scopes.js';

/**
 * 不含救助站和福利院, （奇台县除外）, 把精河县拿掉: an opener takes the list behind it, up to a comma or another operator;
 * where nothing follows, and for words that close, the list before it. A place that holds the others is what they are
 * taken from.
 */
export function leaveOut(
  word: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  scopes: Scopes,
  catalogue: Catalogue,
): void {
  if (pointsAt(word, tokens)) return;
  const left = standing(drafts, scopes);
  const behind = isA(word, 'except') ? listBehind(word, tokens, left, catalogue) : [];
  // 除了莎车我还要叶城: the other one is wanted as well, and neither is left out.
  if (wantsMore(behind, tokens)) {
    scopes.governing.add(word.index);
    return;
  }
  const before = listBefore(takenFrom(word, tokens, left), tokens, left, catalogue);
  // 莎车除了提前下达, 喀什地区除去前三名: no place, and what stands before the word is what it is taken off.
  const opensElse =
    isA(word, 'except') &&
    behind.length === 0 &&
    (columnBehind(word, tokens) ?? endBehind(word, tokens)) !== undefined;
  if (opensElse && left.every((draft) => draft.from >= word.to || before.includes(draft))) return;
  // 把伊宁市跟伊宁县刨掉伊犁州还剩多少: what holds those before the word is no part of it.
  const [whole, more] = behind;
  const isWhole =
    whole && !more && before.length > 0 && before.every((draft) => holds(whole, draft, catalogue));
  const level = levelBeside(word, tokens);
  const kinds = kindsBeside(word, tokens);
  // 喀什地区各县市不含机构: what stands before the word is what the level is left out of.
  const opens = (level !== undefined && level.from >= word.to) || kinds.some(({ from }) => from >= word.to);
  const found = (behind.length > 0 && !isWhole) || opens ? behind : before;
  // 伊犁州扣掉乌鲁木齐市: what nothing before it holds is taken off, not left out.
  if (
    isA(word, 'minus') &&
    found.length > 0 &&
    !left.some((d) => !found.includes(d) && holds(d, found[0] as Draft, catalogue))
  )
    return;
  if (found.length > 0) {
    scopes.excluded.push(...found);
    scopes.governing.add(word.index);
  } else if (level || kinds.length > 0) {
    scopes.governing.add(word.index);
  } else if (columnBefore(word, tokens) && !columnBehind(word, tokens)) {
    // 这次的，提前给的不算: another column than the one that is not meant.
    scopes.governing.add(word.index);
    scopes.withdrawn.add((columnBefore(word, tokens) as Token).index);
  } else if (scopes.excluded.length > 0) {
    // 除喀什地区以外: the closing half of a bracket that is open already.
    const last = scopes.excluded.at(-1) as Draft;
    if (last.to <= word.from && !tokens.some((t) => t.from >= last.to && t.to <= word.from && endsClause(t)))
      scopes.governing.add(word.index);
  }
}

const wantsMore = ([first, ...others]: readonly Draft[], tokens: readonly Token[]): boolean =>
  first !== undefined &&
  others.some((draft) => between(tokens, first, draft).some((token) => isA(token, 'alsoWanted')));

/** 昌吉州去掉这三个县: what is left out is pointed at, and what stands before it is not. */
function pointsAt(word: Token, tokens: readonly Token[]): boolean {
  const next = tokens.find(({ from, text }) => from >= word.to && text !== ' ');
  return isA(next, 'these', 'pair', 'trio', 'reference', 'references');
}

/** The column right before the word, where the text names another one. */
function columnBefore(word: Token, tokens: readonly Token[]): Token | undefined {
  const before = tokens.findLast((token) => token.to <= word.from && !isPassing(token));
  const named = tokens.filter((token) => hasRole(token, 'column') && !isA(token, 'altogether'));
  return before && named.includes(before) && named.some((token) => token.text !== before.text)
    ? before
    : undefined;
}

/** 把莎车从喀什里拿掉: what is left out stands before 从, what it is taken from behind it. */
function takenFrom(word: Token, tokens: readonly Token[], drafts: readonly Draft[]): Token {
  const from = tokens.findLast((token) => isA(token, 'from') && token.to <= word.from);
  const parts =
    from &&
    drafts.some((draft) => draft.from >= from.to && draft.to <= word.from) &&
    drafts.some((draft) => draft.to <= from.from);
  return parts ? from : word;
}

function listBehind(
  word: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  catalogue: Catalogue,
): Draft[] {
  const list: Draft[] = [];
  let at: Pick<Draft, 'from' | 'to'> = word;
  for (const draft of drafts) {
    if (draft.from < word.to) continue;
    const words = between(tokens, at, draft);
    if (words.some((t) => endsClause(t) || isA(t, 'exceptAfter'))) break;
    // 不算市 伊犁最多的县: the kind is what is left out, and the place where the others lie.
    if (words.some((t) => isKindAlone(t, tokens)) && !words.some((t) => isA(t, 'and'))) break;
    const near = (t: Token): boolean =>
      isPassing(t) || isA(t, 'and', 'each', 'all', 'within', 'or') || t.as === 'count' || t.as === 'small';
    if (!words.every(near)) break;
    const last = list.at(-1);
    // 扣除库车 阿克苏地区还剩多少: what holds the one before it is what it is taken from.
    if (last && holds(draft, last, catalogue)) break;
    list.push(draft);
    at = draft;
  }
  return list;
}

function listBefore(
  word: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  catalogue: Catalogue,
): Draft[] {
  const list: Draft[] = [];
  let at: Pick<Draft, 'from' | 'to'> = word;
  for (const draft of drafts.toReversed()) {
    if (draft.to > word.from) continue;
    const words = between(tokens, draft, at);
    if (words.some(endsClause)) break;
    const first = list[0];
    const near = words.every(
      (t) =>
        isPassing(t) ||
        hasRole(t, 'level') ||
        t.as === 'small' ||
        t.as === 'count' ||
        // 救助站、福利院之类不计
        isA(t, 'and', 'or', 'rest', 'each', 'all', 'etc'),
    );
    if (!near || words.some((t) => isA(t, 'within'))) break;
    if (first && !listed(tokens, draft, first) && words.some((t) => t.text !== ' ')) break;
    if (first && holds(draft, first, catalogue)) break;
    list.unshift(draft);
    at = draft;
  }
  // What is left out is left out of something: another place, or the places of a level.
  const others = drafts.filter((draft) => !list.includes(draft));
  // 最少的三个县，福利院别算
  const counted = (token: Token): boolean =>
    hasRole(token, 'suffix') && isA(tokens[token.index - 1], 'places');
  const leveled = tokens.some((token) => hasRole(token, 'level') || isA(token, 'rest') || counted(token));
  return others.length > 0 || leveled ? list : [];
}

/** True where one of the places that the first may be holds one of those that the second may be. */
export function holds(whole: Draft, part: Draft, catalogue: Catalogue): boolean {
  if (whole.group) return part.ids.some((id) => whole.ids.includes(id));
  return whole.ids.some((id) =>
    part.ids.some((other) => other !== id && (id === catalogue.region.id || other.startsWith(`${id}/`))),
  );
}
