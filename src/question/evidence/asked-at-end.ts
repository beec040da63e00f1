import { type Bare, hasRole, isA } from './token.js';

/** 策勒第一批是10249万不是: behind a figure that is stated, with nothing else named after it, 不是 asks whether it is so. */
export function askedAtEnd(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some((token) => isA(token, 'isNot'))) return tokens;
  return tokens.map((token, i) => {
    const asks =
      isA(token, 'isNot') &&
      tokens[i - 1]?.number !== undefined &&
      tokens[i - 1]?.to === token.from &&
      !tokens.slice(i + 1).some(names);
    return asks ? { ...token, roles: ['operator'], concepts: ['check'] } : token;
  });
}

/** What might be meant instead, or says more of the figure. */
const names = (token: Bare): boolean =>
  token.number !== undefined ||
  hasRole(token, 'place', 'column', 'level', 'suffix', 'unit', 'operator', 'topic', 'subject', 'indicator');
