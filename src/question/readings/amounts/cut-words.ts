import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';

/** The words right before a figure that say that so much was cut: 核减19万, 被扣15万, 减了11万; undefined where none does. */
export function cutBefore({ tokens, live }: Evidence, figure: Token): readonly Token[] | undefined {
  const word = tokens.findLast(
    (token) =>
      token.index < figure.index && token.text !== ' ' && !(hasRole(token, 'idle') && !isA(token, 'copula')),
  );
  if (!word || !live.includes(word)) return undefined;
  if (isA(word, 'negative')) return [word];
  // 65351减31071 takes one figure off another.
  const takesOff = live.some((token) => token.as === 'value' && token.to <= word.from);
  return isA(word, 'minus') && !takesOff ? [word] : undefined;
}
