import { type Bare, CLAUSE_END, hasRole, type IsOrdinary, isA } from './token.js';

/**
 * 领着低保能不能买车, 孤儿可以上大学吗: whether somebody may do a thing is asked, where who it is stands before 能不能 and nothing but
 * that thing behind it, up to the end of what is said. What may be done with a figure or to find it (数字能落稿吗, 低保能帮我看下吗) is
 * no such thing.
 */
export function deedsAsked(tokens: readonly Bare[], isOrdinary: IsOrdinary): ReadonlySet<number> {
  return new Set(tokens.flatMap((token, at) => (isA(token, 'may') ? deedAt(tokens, at, isOrdinary) : [])));
}

/** What is done, where it is that which is asked for. */
function deedAt(tokens: readonly Bare[], may: number, isOrdinary: IsOrdinary): readonly number[] {
  if (!isWho(before(tokens, may))) return [];
  let to = may + 1;
  while (to < tokens.length && isDone(tokens[to])) to++;
  if (to < tokens.length && !CLAUSE_END.test(tokens[to]?.text ?? '')) return [];
  if (!tokens.slice(may + 1, to).some((token) => isThing(token, isOrdinary))) return [];
  return [...tokens.keys()].slice(may + 1, to).filter((i) => hasRole(tokens[i], 'unknown', 'entity'));
}

/** The words of the clause before one of its words. */
const before = (tokens: readonly Bare[], at: number): readonly Bare[] =>
  tokens.slice(tokens.findLastIndex((token, i) => i < at && CLAUSE_END.test(token.text)) + 1, at);

/** People that money is spent on, of whom no figure is told. */
const isWho = (words: readonly Bare[]): boolean =>
  words.some((word) => hasRole(word, 'subject')) && !words.some(({ number }) => number);

/** A word that may belong to a deed, and is none that anything of the notice is called. */
const isDone = (token: Bare | undefined): boolean =>
  token !== undefined &&
  !CLAUSE_END.test(token.text) &&
  (hasRole(token, 'unknown', 'entity', 'idle', 'hint') || isA(token, 'yesNo', 'give') || token.text === ' ');

const isThing = (token: Bare, isOrdinary: IsOrdinary): boolean =>
  hasRole(token, 'entity') || (hasRole(token, 'unknown') && !isOrdinary(token.text));
