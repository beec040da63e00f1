import { type Bare, isA } from './token.js';

/** What the count of years before 年前 says; more than two years ago there is no word for. */
const AGO: Readonly<Record<number, string>> = { 1: 'lastYear', 2: 'yearBefore' };

/** The words, where 三年前 is a year: behind a number 年前 is no 提前下达. */
export function apartFromAgo(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some((token) => isA(token, 'advance'))) return tokens;
  return tokens.map((token, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    if (isAgo(token, before)) return { ...bare(token), roles: ['idle'], concepts: [] };
    if (!next || !isAgo(next, token)) return token;
    const years = token.number?.value.toNumber() ?? 0;
    return { ...bare(token), roles: ['beyond'], concepts: [AGO[years] ?? 'otherYear'] };
  });
}

const bare = ({ from, to, text }: Bare): Pick<Bare, 'from' | 'to' | 'text'> => ({ from, to, text });

const isAgo = (token: Bare, before: Bare | undefined): boolean =>
  isA(token, 'advance') &&
  token.text === '年前' &&
  before?.number?.unit === null &&
  before.number.digits.length < 3 &&
  before.to === token.from;
