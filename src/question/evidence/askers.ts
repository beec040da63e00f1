import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

/** Who asks, or where somebody is, is no place that is asked about. */
const SAYS_WHO = { roles: ['talk'], concepts: ['calling'], span: undefined } as const;

/**
 * 我是喀什市民政局的，请问莎车县全年多少; 莎车县民政局问叶城县; 莎车县旁边的泽普县; 刚才问的莎车县，现在问泽普县: a place that says who asks,
 * beside what another one lies, or what was answered already is not asked about where another is named behind it. Where the text
 * does anything with several places it is one of them.
 */
export function withoutAskers(tokens: readonly Bare[]): readonly Bare[] {
  const places = tokens.flatMap((token, at) => (hasRole(token, 'place') ? [at] : []));
  if (places.length < 2 || tokens.some(joins)) return tokens;
  const asked = places.slice(0, -1).filter((at, i) => isAside(tokens, at, places[i + 1] ?? at));
  if (asked.length === 0) return tokens;
  return tokens.map((token, at) => (asked.includes(at) ? { ...token, ...SAYS_WHO } : token));
}

/** Does something with several places, or takes one of them back. */
const joins = (token: Bare): boolean =>
  isA(token, ...JOINS) || (hasRole(token, 'scope') && !isA(token, 'unsure')) || token.number !== undefined;

const JOINS = [
  'compare',
  'sum',
  'difference',
  'more',
  'less',
  'than',
  'share',
  'apiece',
  'each',
  'plus',
  'minus',
  'average',
  'rankOf',
  'most',
  'least',
  'who',
  'other',
  'pair',
  'or',
];

/** @param next where the place behind it stands */
function isAside(tokens: readonly Bare[], at: number, next: number): boolean {
  const between = tokens.slice(at + 1, next);
  const comma = between.findIndex(({ text }) => CLAUSE_END.test(text) || /^[:：]$/u.test(text));
  const rest = comma < 0 ? between : between.slice(0, comma);
  // 莎车县全年，叶城县: of what is said of it nothing is asked.
  if (
    rest.some((token) => hasRole(token, 'column', 'unit', 'topic', 'level') || isA(token, 'howMuch', 'and'))
  )
    return false;
  const start = tokens.slice(0, at).findLastIndex(({ text }) => CLAUSE_END.test(text)) + 1;
  const before = tokens.slice(start, at);
  const parted = comma >= 0;
  // 莎车县旁边的泽普县, 挨着莎车县的泽普县
  if (
    !parted &&
    (isA(rest[0], 'beside') || (isA(before.at(-1), 'beside') && rest.every((token) => token.text === '的')))
  )
    return true;
  if (parted && (isA(before.at(-1), 'self') || [...before, ...rest].some((token) => isA(token, 'settled'))))
    return true;
  // 莎车县民政局问叶城县, 莎车县财政局的，问泽普县: somebody of the place, and then the asking.
  const somebody = rest.some(
    (token) => isA(token, 'officeOf', 'calling', 'title') || hasRole(token, 'unknown'),
  );
  const asks = between.findLast((token) => !/^[的 ]$/u.test(token.text));
  const inquires = isA(asks, 'inquires') || (somebody && isA(asks, 'wants', 'opener'));
  return inquires && (somebody || isA(rest[0], 'inquires'));
}
