import type { Catalogue } from '../../../notice/catalogue.js';
import type { Draft } from '../places/draft.js';
import { hasRole, isA, type Token } from '../token.js';
import { alternatives } from './alternatives.js';
import { cancel } from './cancel.js';
import { correct } from './correct.js';
import { deny } from './deny.js';
import { leaveOut } from './leave-out.js';
import type { Scopes } from './scopes.js';
import { takenBack } from './taken-back.js';

/** Reads corrections, denials, exclusions and alternatives, in the order in which they bind. */
export function readScopes(tokens: readonly Token[], drafts: readonly Draft[], catalogue: Catalogue): Scopes {
  const scopes: Scopes = { withdrawn: new Set(), governing: new Set(), excluded: [], either: false };
  // Most texts take nothing back and leave nothing out.
  if (!tokens.some((token) => isA(token, ...GOVERNING))) return scopes;
  for (const token of tokens) if (isA(token, 'cancel')) cancel(token, tokens, drafts, scopes);
  const slips = takenBack(tokens);
  for (const token of tokens)
    if (saysByRights(token, tokens)) scopes.governing.add(token.index);
    else if (isA(token, 'insteadOf', 'swap') || slips.includes(token))
      correct(token, tokens, drafts, scopes, catalogue);
  for (const token of tokens)
    if (isA(token, 'not') && !actsOtherwise(token, tokens)) deny(token, tokens, drafts, scopes, catalogue);
  for (const token of tokens)
    if (isA(token, 'except', 'exceptAfter') && !scopes.withdrawn.has(token.index))
      leaveOut(token, tokens, drafts, scopes, catalogue);
  for (const token of tokens)
    if (isA(token, 'rest') && (scopes.excluded.length > 0 || scopes.governing.size > 0))
      scopes.governing.add(token.index);
  alternatives(tokens, drafts, scopes);
  return scopes;
}

/**
 * 全年27万，提前42，所以本次应该是-15: between a column, the first time that it is named, and its figure the word corrects nothing that
 * was said of other columns.
 */
function saysByRights(word: Token, tokens: readonly Token[]): boolean {
  const at = tokens.indexOf(word);
  const [column, figure] = [tokens[at - 1], tokens[at + 1]];
  if (!isA(word, 'insteadOf') || !column || !hasRole(column, 'column') || figure?.as !== 'value')
    return false;
  return !tokens.some((token) => token.to <= column.from && isA(token, ...column.concepts));
}

/** 非南疆 leaves a place out and 非全年数 denies a column; 本次不比提前多 holds one against the other, and 新源不比 does not. */
function actsOtherwise(word: Token, tokens: readonly Token[]): boolean {
  const next = tokens[word.index + 1];
  const ofPlace = hasRole(next, 'place', 'level');
  return (isA(word, 'except') && ofPlace) || (isA(word, 'than') && (ofPlace || hasRole(next, 'column')));
}

/** What a text has to say, if it does anything to its places. */
const GOVERNING = [
  'cancel',
  'insteadOf',
  'swap',
  'not',
  'except',
  'exceptAfter',
  'slip',
  'negation',
  'afterthought',
  'putRight',
  'copula',
  'or',
  'unsure',
];
