import { type Bare, hasRole, isA } from './token.js';

/** What may stand between who is asked for and what they have more of: 哪个地州的提前下达多. */
const GAP = ['column', 'level', 'suffix', 'idle', 'thread', 'unit'] as const;

const ENDS: Readonly<Record<string, readonly string[]>> = {
  more: ['most', 'compare'],
  less: ['least', 'compare'],
};

/** 哪个这次多, 哪个地州提前少: 多 behind who it is asked of compares, as it does in 哪个多. */
export function whoHasMore(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some((token) => isA(token, 'more', 'less'))) return tokens;
  return tokens.map((token, index) => {
    const end = ENDS[token.concepts.find((one) => one in ENDS) ?? ''];
    const compares =
      end &&
      hasRole(token, 'hint') &&
      !hasRole(token, 'operator') &&
      closes(tokens, index) &&
      asksWho(tokens, index);
    return compares ? { ...token, roles: ['operator'], concepts: [...token.concepts, ...end] } : token;
  });
}

/** Behind it the question ends. */
function closes(tokens: readonly Bare[], index: number): boolean {
  const next = tokens.slice(index + 1).find((token) => token.text !== ' ');
  return next === undefined || (hasRole(next, 'mark') && next.text !== '、') || isA(next, 'particle');
}

/** Before it stands who, with nothing between but a column and the kind of place; right behind it the word table knows both as one. */
function asksWho(tokens: readonly Bare[], index: number): boolean {
  let at = index - 1;
  while (hasRole(tokens[at], ...GAP)) at--;
  return at < index - 1 && isA(tokens[at], 'who');
}
