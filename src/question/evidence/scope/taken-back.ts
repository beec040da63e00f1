import { hasRole, isA, type Token } from '../token.js';
import { SLOTS } from './scopes.js';

/** Marks between which a word stands for itself. */
const PAUSE = /^[ ,，、。;；!！?？.…\n-]$/u;

/**
 * Words between two pauses that take back what stands before them, whatever the words: a denial or the mention of a
 * slip, alone or beside words that mean nothing (轮台县，错，尉犁县; 提前的，不，本次). Each stretch gives its last denying word.
 */
export function takenBack(tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  let start = 0;
  for (let i = 0; i <= tokens.length; i++) {
    if (i < tokens.length && !PAUSE.test(tokens[i]?.text ?? '')) continue;
    const stretch = tokens.slice(start, i);
    const word = stretch.findLast(denies);
    const takes = start === 0 ? isA(word, 'slip') : word && renews(tokens, word);
    if (word && takes && i < tokens.length && stretch.every(saysNothing)) found.push(word);
    start = i + 1;
  }
  const others = [
    ...tokens.filter((token) => isRecalled(token, tokens) || isNamedInstead(token, tokens)),
    ...putRight(tokens),
  ];
  return [...found, ...others.filter((token) => !found.includes(token))];
}

/**
 * 儿童福利院多少钱……说秃噜嘴了，是阿克苏救助站: behind a pause another place is said to be the one, where one was asked about before,
 * and between the two nothing that is known is said.
 */
function isNamedInstead(token: Token, tokens: readonly Token[]): boolean {
  const at = tokens.indexOf(token);
  const isPause = (one: Token | undefined): boolean => PAUSE.test(one?.text ?? '');
  if (!isA(token, 'copula') || !isPause(tokens[at - 1]) || !hasRole(tokens[at + 1], 'place')) return false;
  if (tokens.some((one) => isA(one, 'or', 'check', 'yesNo', 'who', 'most', 'least'))) return false;
  const asked = tokens.findLastIndex((one, i) => i < at && isA(one, 'howMuch', 'amount'));
  const between = tokens.slice(asked + 1, at);
  return (
    asked > 0 &&
    tokens.slice(0, asked).some((one) => hasRole(one, 'place')) &&
    between.some((one) => hasRole(one, 'unknown')) &&
    between.every((one) => hasRole(one, 'unknown', 'idle', 'mark', 'talk', 'link'))
  );
}

/** 农村低保代码发我，啊是城市低保才对: 才对 says that what stands between it and 是 takes the turn of what was said before. */
const putRight = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((end) => {
    const is = isA(end, 'putRight')
      ? tokens.findLast(
          (token) => token.to <= end.from && token.clause === end.clause && isA(token, 'copula'),
        )
      : undefined;
    return is && renews(tokens, is) ? [is] : [];
  });

/** 提前…哦全年: between two columns it comes to mind that the other one is meant. */
function isRecalled(token: Token, tokens: readonly Token[]): boolean {
  const isColumn = (other: Token | undefined): boolean => hasRole(other, 'column');
  const means = (other: Token): boolean => !PAUSE.test(other.text);
  return (
    isA(token, 'afterthought') &&
    isColumn(tokens.findLast((other) => other.to <= token.from && means(other))) &&
    isColumn(tokens.find((other) => other.from >= token.to && means(other)))
  );
}

const denies = (token: Token): boolean =>
  isA(token, 'slip') || (isA(token, 'negation') && /^不+$/u.test(token.text));

const saysNothing = (token: Token): boolean => denies(token) || hasRole(token, 'idle', 'talk', 'mark');

/** Something of one kind stands on either side. */
const renews = (tokens: readonly Token[], word: Token): boolean =>
  RENEWED.some(
    (is) => tokens.some((t) => t.to <= word.from && is(t)) && tokens.some((t) => t.from >= word.to && is(t)),
  );

const RENEWED: readonly ((token: Token) => boolean)[] = [(token) => hasRole(token, 'place'), ...SLOTS];
