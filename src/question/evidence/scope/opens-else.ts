import { isPassing } from '../places/neighbours.js';
import { hasRole, isA, type Token } from '../token.js';

/** 除了提前下达, 扣掉提前批: the column right behind a word that takes off. */
export function columnBehind(word: Token, tokens: readonly Token[]): Token | undefined {
  const next = tokens.find((token) => token.from >= word.to && !isPassing(token));
  return hasRole(next, 'column') && !isA(next, 'altogether') ? next : undefined;
}

/** 除去前三名, 去掉最少的两个县, 除全年前两名外: the end of an order right behind a word that takes off. */
export function endBehind(word: Token, tokens: readonly Token[]): Token | undefined {
  const next = tokens.find(
    (token) => token.from >= word.to && !hasRole(token, 'idle', 'mark', 'column', 'suffix', 'level'),
  );
  const cuts =
    isA(next, 'front', 'rear') && next !== undefined && tokens[tokens.indexOf(next) + 1]?.as === 'count';
  return cuts || isA(next, ...ENDS) ? next : undefined;
}

const ENDS = ['frontSome', 'rearSome', 'most', 'least', 'first'];
