import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';

/** What the text says of last year: its value, or by how much this year's is above (1) or below it (−1). */
export interface LastYear {
  readonly token: Token;
  readonly change?: 1 | -1;
}

/**
 * Of several values the one that 去年 speaks of: the next after the word, else the last. 低于去年的97% gives last year's,
 * 比去年低1个点 by how much it changed.
 */
export function lastYearIn({ live, tokens }: Evidence, values: readonly Token[]): LastYear | undefined {
  const word = live.find((token) => isA(token, 'lastYear', 'otherYear', 'heldToLast', 'offLast'));
  if (!word || values.length < 2) return undefined;
  const behind = values.find((value) => value.from >= word.to);
  const token = behind ?? values.at(-1);
  if (!token) return undefined;
  const between = behind ? tokens.slice(word.index, behind.index) : [];
  const turn = between.find((one) => isA(one, ...UP, ...DOWN) && !isA(one, 'heldToLast'));
  // 去年97，降到96: to where it came is no change.
  if (!turn || between.some((one) => isA(one, 'upTo') || hasRole(one, 'mark'))) return { token };
  return { token, change: isA(turn, ...DOWN) ? -1 : 1 };
}

const UP = ['risen', 'more', 'greater', 'grown'];
const DOWN = ['fallen', 'less', 'lesser'];
