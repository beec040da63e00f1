import type { Draft } from '../places/draft.js';
import { between, isPassing } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';
import { type Scopes, SLOTS, sameIds, standing } from './scopes.js';

/** 库车不要了: the place before it is taken back; 算了 takes back all that was said so far. */
export function cancel(
  word: Token,
  tokens: readonly Token[],
  drafts: readonly Draft[],
  scopes: Scopes,
): void {
  const left = standing(drafts, scopes);
  const after = left.some((draft) => draft.from >= word.to);
  const before = left.findLast((draft) => draft.to <= word.from);
  // 救助站、福利院先不算: a set that does not count is left out of what holds it.
  if (before?.group && isA(word, 'exceptAfter')) return;
  // 加起来，算了，昭苏换成特克斯: of what is named once more nothing else is taken back.
  if (isNamedAgain(word, tokens, left)) return void scopes.governing.add(word.index);
  const close = before && between(tokens, before, word).every(isPassing);
  if (!after && (!close || left.length < 2)) return void cancelSlots(word, tokens, scopes);
  scopes.governing.add(word.index);
  if (close) {
    for (const draft of left)
      if (draft.to <= word.from && sameIds(draft, before)) scopes.withdrawn.add(draft.index);
  } else
    for (const token of tokens)
      if (token.to <= word.from && !(hasRole(token, 'column') && namesPlaceAlone(word, tokens)))
        scopes.withdrawn.add(token.index);
}

/** A place stands on both sides of the word, and behind it something else is put in its place. */
const isNamedAgain = (word: Token, tokens: readonly Token[], drafts: readonly Draft[]): boolean =>
  drafts.some((draft) => {
    const next = tokens.find(({ from, text }) => from >= draft.to && text !== ' ');
    return (
      draft.from >= word.to &&
      isA(next, 'swap', 'cancel') &&
      drafts.some((other) => other.to <= word.from && sameIds(draft, other))
    );
  });

/** 昌吉市本次，算了还是查巴楚吧: where nothing but another place follows, the column is asked of that one. */
const namesPlaceAlone = (word: Token, tokens: readonly Token[]): boolean =>
  tokens.every(
    (token) =>
      token.from < word.to ||
      hasRole(token, 'place', 'suffix', 'idle', 'talk', 'mark', 'ask', 'link', 'hint') ||
      isA(token, 'or'),
  );

/** 全年的算了，要提前的: what follows is asked instead, of its own kind. */
function cancelSlots(word: Token, tokens: readonly Token[], scopes: Scopes): void {
  for (const slot of SLOTS) {
    if (!tokens.some((token) => token.from >= word.to && slot(token))) continue;
    scopes.governing.add(word.index);
    for (const token of tokens) if (token.to <= word.from && slot(token)) scopes.withdrawn.add(token.index);
  }
}
