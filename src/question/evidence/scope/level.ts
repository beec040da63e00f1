import { endsClause, isPassing } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';

/** 不含机构: a level that is left out. */
export function levelBeside(word: Token, tokens: readonly Token[]): Token | undefined {
  // 不含救助站、福利院等机构: what is listed before the level stands for it.
  const next = tokens.find(
    (token) =>
      token.from >= word.to &&
      !isPassing(token) &&
      !isA(token, 'each', 'all') &&
      token.as !== 'count' &&
      !isListed(token, tokens),
  );
  if (isA(next, 'institutionLevel', 'unitLevel') && isA(word, 'except', 'not')) return next;
  const before = tokens.findLast((token) => token.to <= word.from && !isPassing(token));
  return isA(before, 'institutionLevel', 'unitLevel') ? before : undefined;
}

/** A name in a list that 等 closes. */
const isListed = (token: Token, tokens: readonly Token[]): boolean => {
  const etc = tokens.find((t) => t.from >= token.to && (isA(t, 'etc') || endsClause(t)));
  return isA(token, 'etc') || (isA(etc, 'etc') && hasRole(token, 'place', 'link'));
};
