import type { Draft } from '../places/draft.js';
import { isPassing } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';
import { type Scopes, standing } from './scopes.js';

/** 疏勒还是疏附来着: one of them is meant. With 多 or 少 they are compared, and the bot need not ask. */
export function alternatives(tokens: readonly Token[], drafts: readonly Draft[], scopes: Scopes): void {
  const left = standing(drafts, scopes);
  const unsure = tokens.filter((token) => isA(token, 'unsure'));
  const compared = tokens.some((token) =>
    isA(
      token,
      'compare',
      'difference',
      'more',
      'less',
      'most',
      'least',
      'sum',
      'altogether',
      'check',
      'front',
      'each',
    ),
  );
  for (const word of tokens) {
    if (!isA(word, 'or')) continue;
    const before = left.some((d) => d.to <= word.from);
    const after = left.some((d) => d.from >= word.to);
    const columns =
      tokens.some((t) => hasRole(t, 'column') && t.to <= word.from) &&
      tokens.some((t) => hasRole(t, 'column') && t.from >= word.to);
    const beside = [
      tokens.findLast((t) => t.to <= word.from && !isPassing(t)),
      tokens.find((t) => t.from >= word.to && !isPassing(t)),
    ];
    const closing = beside[1] === undefined || beside.some((t) => isA(t, 'check', 'met'));
    // 咋还是个负数: between no two things it is an adverb.
    if (!(before && after) || columns || closing || before) scopes.governing.add(word.index);
    if (before && after && (unsure.length > 0 || !compared) && !columns) scopes.either = true;
  }
  if (left.length > 1 && unsure.length > 0 && !compared) scopes.either = true;
  for (const word of unsure) scopes.governing.add(word.index);
}
