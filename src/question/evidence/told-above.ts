import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

/** …额敏县2867，以上合计多少: with nothing before it that it could bound, 以上 points at what was told above it. */
export function toldAbove(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some((token) => isA(token, 'atLeast'))) return tokens;
  return tokens.map((token, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const opens = before !== undefined && CLAUSE_END.test(before.text) && !before.number;
    const bounds = next === undefined || next.number !== undefined || hasRole(next, 'place');
    return isA(token, 'atLeast') && opens && !bounds && isA(next, ...DONE)
      ? { ...token, roles: ['idle'], concepts: ['toldAbove'] }
      : token;
  });
}

/** What is done with figures that were told. */
const DONE = ['sum', 'altogether', 'average', 'check', 'each', 'all', 'who', 'order'];
