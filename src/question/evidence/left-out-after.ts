import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

/**
 * 去掉机构后三个市, 扣除莎车后十一个县市: behind what is left out in one breath 后 says that what follows is what remains, and counts
 * nothing from the end; of 去掉前三后三 it does.
 */
export function leftOutAfter(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some((token) => isA(token, 'rear'))) return tokens;
  return tokens.map((token, index) =>
    closes(tokens, index) ? { ...token, roles: ['idle'], concepts: [] } : token,
  );
}

function closes(tokens: readonly Bare[], index: number): boolean {
  const token = tokens[index];
  // 后三名, 后3位: places in an order.
  const next = tokens[index + 1];
  if (!isA(token, 'rear') || !next?.number || isA(tokens[index + 2], 'rankUnit')) return false;
  const opens = tokens.findLastIndex(
    (one, i) => i < index && (isA(one, 'except', 'minus') || CLAUSE_END.test(one.text)),
  );
  const out = tokens.slice(opens + 1, index);
  return (
    isA(tokens[opens], 'except', 'minus') &&
    out.some((one) => hasRole(one, 'place', 'level', 'suffix')) &&
    !out.some((one) => isA(one, 'front', 'rear', 'most', 'least', 'first'))
  );
}
