import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

/** 材料请报社保科汇总: what is handed in to an office is put together there, and no sum of the places is asked for. */
export function gathered(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some((token) => isA(token, 'sum'))) return tokens;
  return tokens.map((token, i) =>
    isA(token, 'sum') && isHandedIn(tokens, i)
      ? { ...token, roles: ['idle'], concepts: ['handedIn'] }
      : token,
  );
}

/** To whom it is handed in stands between, and no place that might be summed. */
function isHandedIn(tokens: readonly Bare[], at: number): boolean {
  const start = tokens.findLastIndex((token, i) => i < at && CLAUSE_END.test(token.text)) + 1;
  const by = tokens.findLastIndex((token, i) => i >= start && i < at && isA(token, 'handedIn'));
  const between = by < 0 ? [] : tokens.slice(by + 1, at);
  return (
    between.some(({ text }) => text !== ' ') && !between.some((token) => hasRole(token, 'place', 'column'))
  );
}
