import { kindOf } from '../kinds.js';
import { endsClause, isPassing } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';

/** 不含机构: a level that is left out. */
export function levelBeside(word: Token, tokens: readonly Token[]): Token | undefined {
  // 不含救助站、福利院等机构: what is listed before the level stands for it.
  const next = tokens.find(
    (token) =>
      token.from >= word.to &&
      !isPassing(token) &&
      !isA(token, 'each', 'all', 'and') &&
      token.as !== 'count' &&
      !isListed(token, tokens),
  );
  if (isA(next, 'institutionLevel', 'unitLevel') && isA(word, 'except', 'not')) return next;
  const listed = isA(word, 'except') ? levelInList(word, tokens) : undefined;
  if (listed) return listed;
  // 机构之类除外
  const before = tokens.findLast((token) => token.to <= word.from && !isPassing(token) && !isA(token, 'etc'));
  return isA(before, 'institutionLevel', 'unitLevel') ? before : undefined;
}

/** 除博乐和单位: a level that closes the list of places which are left out. */
function levelInList({ to }: Token, tokens: readonly Token[]): Token | undefined {
  const end = tokens.findIndex(
    (token) =>
      token.from >= to && !hasRole(token, 'place', 'suffix') && !isA(token, 'and') && token.text !== ' ',
  );
  const [level, before] = [tokens[end], tokens[end - 1]];
  return isA(level, 'institutionLevel', 'unitLevel') && isA(before, 'and') ? level : undefined;
}

/** 不算市和开发区, 市不算: the kinds that are left out, apart from the names of places. */
export function kindsBeside(word: Token, tokens: readonly Token[]): readonly Token[] {
  // 地区减去市: what is taken off is one of the places.
  if (isA(word, 'minus')) return [];
  if (isA(word, 'except', 'not')) {
    const behind = tokens.filter((token) => token.from >= word.to);
    // 地州排名，不是，县排名: behind a pause stands what is meant instead.
    if (isA(word, 'not') && behind[0] && endsClause(behind[0])) return [];
    const end = behind.findIndex(
      (token) =>
        !isA(token, 'and', 'places') && token.as !== 'count' && !hasRole(token, 'suffix', 'place', 'idle'),
    );
    const kinds = (end < 0 ? behind : behind.slice(0, end)).filter((token) => isKindAlone(token, tokens));
    if (kinds.length > 0) return kinds;
  }
  if (!isA(word, 'except', 'exceptAfter')) return [];
  const before = tokens.findLast((token) => token.to <= word.from && !isA(token, 'etc'));
  const opens = tokens.some((token) => token.to === before?.from && !endsClause(token) && token.text !== ' ');
  return before && !opens && isKindAlone(before, tokens) ? [before] : [];
}

/** A word for a kind that ends no name; 喀什地区的县 are those of the place. */
export function isKindAlone(token: Token, tokens: readonly Token[]): boolean {
  if (kindOf(token) === undefined || hasRole(token, 'place')) return false;
  const before = tokens.findLast((other) => other.to <= token.from && other.text !== '的');
  return !(hasRole(before, 'place') && (before?.to === token.from || tokens.some(isOfPlace(token))));
}

/** The 的 right before a word. */
const isOfPlace =
  ({ from }: Token) =>
  ({ to, text }: Token): boolean =>
    to === from && text === '的';

/** A name in a list that 等 closes. */
const isListed = (token: Token, tokens: readonly Token[]): boolean => {
  const etc = tokens.find((t) => t.from >= token.to && (isA(t, 'etc') || endsClause(t)));
  return isA(token, 'etc') || (isA(etc, 'etc') && hasRole(token, 'place', 'link'));
};
