import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

/** 不是，叶城: what a message opens with takes back what was said before it; 不是叶城 leaves that out, and 喀什不是，是和田 has it behind a name. */
export function openingNo(tokens: readonly Bare[]): readonly Bare[] {
  const at = tokens.findIndex((token) => !hasRole(token, 'idle', 'talk', 'mark'));
  const word = tokens[at];
  const names = tokens.slice(at + 1).some((token) => hasRole(token, 'place', 'number'));
  if (!word || !isA(word, 'not') || !CLAUSE_END.test(tokens[at + 1]?.text ?? '') || !names) return tokens;
  return tokens.map((token) => (token === word ? { ...token, concepts: ['insteadOf'] } : token));
}
