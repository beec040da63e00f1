import { type Bare, CLAUSE_END, isA } from './token.js';

/** 托克逊和高昌区的和，全年; 两个数的和是多少: behind 的 and before the end of what is said 和 is the sum, and joins nothing. */
export const withSumNoun = (tokens: readonly Bare[]): readonly Bare[] =>
  tokens.some(({ text }) => text === AND)
    ? tokens.map((token, i) =>
        token.text === AND && tokens[i - 1]?.text === OF && closes(tokens[i + 1])
          ? { ...token, roles: ['operator'], concepts: ['sum'] }
          : token,
      )
    : tokens;

const AND = '和';
const OF = '的';

const closes = (next: Bare | undefined): boolean =>
  next === undefined || CLAUSE_END.test(next.text) || isA(next, 'copula', 'howMuch');
