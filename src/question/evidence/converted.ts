import { type Bare, hasRole, isA } from './token.js';

/** 按元报，帮我换一下: beside a unit, with no place behind it, 换 is done with the figure, and no place is put for another. */
export function converted(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some((token) => hasRole(token, 'unit'))) return tokens;
  const lastPlace = tokens.findLastIndex((token) => hasRole(token, 'place'));
  return tokens.map((token, at) =>
    at > lastPlace && isA(token, 'swap') ? { ...token, roles: ['idle'], concepts: [] } : token,
  );
}
