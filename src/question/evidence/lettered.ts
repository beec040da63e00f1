import { hasRole, isA, type Token } from './token.js';

/** A part of a name, told by its characters: 温字打头, 带孤儿两个字. */
export interface Lettered {
  readonly text: string;
  /** True where the name begins with it, not only holds it. */
  readonly begins: boolean;
  /** The words that say so. */
  readonly tokens: readonly Token[];
}

/** The part of a name that the text tells by its characters, if it does. */
export function letteredIn(tokens: readonly Token[]): Lettered | undefined {
  const word = tokens.find((token) => isA(token, 'character'));
  if (!word) return undefined;
  const last = lastBefore(tokens, word.index);
  const behind = tokens[word.index + 1];
  if (last < 0) return undefined;
  if (isA(behind, 'beginning')) {
    const first = firstUnknown(tokens, last);
    return lettered(tokens.slice(first, last + 1), true, tokens.slice(last + 1, (behind as Token).index + 1));
  }
  const opener = tokens.findLast(
    ({ index }, i) => i < last && index >= last - MOST && isA(tokens[i], 'bearing'),
  );
  return (
    opener &&
    lettered(tokens.slice(opener.index + 1, last + 1), false, tokens.slice(opener.index, word.index + 1))
  );
}

/** A quoted part of a name is at most so many words. */
const MOST = 3;

const lettered = (
  quoted: readonly Token[],
  begins: boolean,
  around: readonly Token[],
): Lettered | undefined =>
  quoted.length > 0
    ? {
        text: quoted.map(({ text }) => text).join(''),
        begins,
        tokens: [...new Set([...quoted, ...around])],
      }
    : undefined;

/** 两个字: how many characters there are says nothing new. */
function lastBefore(tokens: readonly Token[], index: number): number {
  let at = index - 1;
  while (tokens[at] && (isA(tokens[at], 'places') || hasRole(tokens[at], 'number'))) at--;
  return at;
}

function firstUnknown(tokens: readonly Token[], last: number): number {
  let first = last;
  while (hasRole(tokens[first - 1], 'unknown') && tokens[first - 1]?.to === tokens[first]?.from) first--;
  return first;
}
