import { hasRole, isA, type Token } from '../token.js';
import type { Draft } from './draft.js';

type Stretch = Pick<Draft, 'from' | 'to'>;

/** The tokens between two stretches of the text. */
export const between = (tokens: readonly Token[], a: Stretch, b: Stretch): Token[] =>
  tokens.filter((token) => token.from >= a.to && token.to <= b.from);

/** The word so many places behind this one among those that ask: what is told by the way stands between no two of them. */
export const beside = (tokens: readonly Token[], word: Token, by: number): Token | undefined =>
  tokens[tokens.indexOf(word) + by];

/** Words that do nothing to the places around them. */
export const isPassing = (token: Token): boolean =>
  hasRole(token, 'idle', 'thread', 'hint', 'suffix', 'ask', 'talk') ||
  (token.text === ' ' && hasRole(token, 'mark'));

const ENDS_CLAUSE = /^[,，。;；!！?？\n（(）)]$/u;

export const endsClause = (token: Token): boolean => ENDS_CLAUSE.test(token.text);

/** How two neighbours stand to each other: parted by a conjunction, or side by side. */
export function listed(tokens: readonly Token[], a: Stretch, b: Stretch): boolean {
  const words = between(tokens, a, b);
  // A comma with more than pauses around it parts clauses, not the members of a list.
  const clauses = words.some((token) => !isPassing(token) && !isA(token, 'and', 'plus', 'than', 'compare'));
  return words.some(
    (token) =>
      isA(token, 'and', 'plus', 'than', 'compare', 'or') &&
      token.text !== '/' &&
      !(clauses && /^[,;]$/.test(token.text)),
  );
}

/** True where only 、 or a comma parts the two: 喀什、莎车 is still one place in its prefecture. */
export const onlyPauses = (text: string, a: Stretch, b: Stretch): boolean =>
  /^[\s、,，]*$/u.test(text.slice(a.to, b.from));

/** True where only a comma parts the two. */
export const isPaused = (text: string, a: Stretch, b: Stretch): boolean =>
  /^[\s,，]*$/u.test(text.slice(a.to, b.from));

/** Operators that take a place on either side: what stands on one side says nothing of where the other lies. */
const PARTING = ['share', 'than', 'minus', 'plus', 'between', 'including'];

/** True where an operator parts the two into operands of its own, or a figure or a part is stated before the second: 哈密市2135万元，伊吾县…, 占喀什17.67%，叶城… */
export const parted = (tokens: readonly Token[], a: Stretch, b: Stretch): boolean =>
  between(tokens, a, b).some(
    (token) =>
      (isA(token, ...PARTING) && !isA(token, 'and')) ||
      token.as === 'value' ||
      token.as === 'percent' ||
      // 奇台第一昌吉第二: each has a rank of its own.
      token.as === 'rank' ||
      isA(token, 'first'),
  );
