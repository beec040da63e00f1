import type { Draft } from '../places/draft.js';
import { between, isPassing } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';
import { type Scopes, SLOTS, sameIds } from './scopes.js';

/** 哦不，是…: what follows takes the place of what was said before of its kind. */
export function correct(
  word: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  scopes: Scopes,
): void {
  scopes.governing.add(word.index);
  const swapped = tokens.find((token) => isA(token, 'swap') && draftBefore(token, tokens, drafts));
  if (swapped) {
    // 阜康市换成玛纳斯县: the one place before the word is replaced, and no other.
    const old = word === swapped ? draftBefore(swapped, tokens, drafts) : undefined;
    if (old) for (const draft of drafts) if (sameIds(draft, old)) scopes.withdrawn.add(draft.index);
    return;
  }
  if (isTorn(word, tokens)) {
    scopes.either = true;
    return;
  }
  const after = drafts.filter((draft) => draft.from >= word.to);
  const before = drafts.filter((draft) => draft.to <= word.from);
  const [next] = after;
  // 哎不是奎屯，伊宁市: what was named before and follows the denial at once is what is denied.
  const denied =
    next &&
    isA(word, 'deniesNext') &&
    between(tokens, word, next).every(isPassing) &&
    before.some((d) => sameIds(d, next));
  if (denied) {
    for (const draft of drafts) if (sameIds(draft, next)) scopes.withdrawn.add(draft.index);
    return;
  }
  const alike = before.filter((draft) => after.some((other) => isLower(other) === isLower(draft)));
  for (const draft of alike.length > 0 || after.length === 0 ? alike : before)
    scopes.withdrawn.add(draft.index);
  for (const slot of SLOTS) {
    if (!tokens.some((token) => token.from >= word.to && hasRole(token, slot))) continue;
    for (const token of tokens)
      if (
        token.to <= word.from &&
        (hasRole(token, slot) || (slot === 'number' && isA(token, 'above', 'below', 'atLeast', 'atMost')))
      )
        scopes.withdrawn.add(token.index);
  }
}

const draftBefore = (word: Token, tokens: readonly Token[], drafts: readonly Draft[]): Draft | undefined => {
  const before = drafts.findLast((draft) => draft.to <= word.from);
  return before &&
    between(tokens, before, word).every(isPassing) &&
    drafts.some((draft) => draft.from >= word.to)
    ? before
    : undefined;
};

/** A county or an institution; a whole that was named with it (占喀什) is not taken back with it. */
const isLower = (draft: Draft): boolean => draft.ids.some((id) => id.includes('/'));

/** 伊宁县哦不是伊宁市: without a pause nobody can tell which of the two is taken back. */
const isTorn = (word: Token, tokens: readonly Token[]): boolean =>
  isA(word, 'deniesNext') &&
  hasRole(tokens[word.index - 1], 'place', 'suffix') &&
  hasRole(tokens[word.index + 1], 'place');
