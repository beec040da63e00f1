import { isA, type Token } from '../token.js';
import type { Draft } from './draft.js';
import { between } from './neighbours.js';

/**
 * 南疆里头喀什、和田两个地区合起来: a set that several of its own are named within says where they lie, and is not asked about
 * itself. Of one alone it may be what that is ranked in, or a part of.
 */
export function withoutScopeSet(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  const [set, next, second] = drafts;
  if (!set?.group || !next || !second) return drafts;
  const areOfIt = [next, second].every(({ ids }) => ids.some((id) => set.ids.includes(id)));
  if (!areOfIt || !between(tokens, set, next).some((token) => isA(token, 'within'))) return drafts;
  next.covers.push(...set.covers);
  return drafts.slice(1);
}
