import { type Span, sense } from '../../match/term.js';
import type { Catalogue } from '../../notice/catalogue.js';
import type { Shelf } from '../../notice/shelf.js';
import { conceptsOf, hasRole, isA, rolesOf, type Token } from '../evidence/token.js';
import { columnNamed } from '../readings/amounts/columns.js';
import { WEIGHTS } from '../weights.js';
import { citingIn } from './only-in.js';
import { yearOf, yearsIn } from './year-words.js';

/**
 * The tokens as one notice reads them. What named the notice counts for nothing any more; what names another one is no
 * part of what this one can answer.
 *
 * @param left the words that named the notice, or that say how its year is held against others
 */
export function reread(
  tokens: readonly Token[],
  left: readonly Token[],
  catalogue: Catalogue,
  shelf: Shelf,
): readonly Token[] {
  if (!shelf.many) return tokens;
  const out = new Set(left.map(({ index }) => index));
  // 年度 beside a number is part of the year, also of the one that is meant anyway.
  const { years, words } = yearsIn(tokens, shelf);
  const named = new Set(words.filter((word) => !years.includes(word)).map(({ index }) => index));
  // 12号文: nothing else is asked, so it is asked what it is.
  const alone = tokens.every(
    (token) =>
      out.has(token.index) || hasRole(token, 'idle', 'mark', 'ask', 'talk', 'hint', 'thread', 'fact'),
  );
  return tokens.map((token) => {
    if (takesPlaceBack(token, tokens)) return token;
    if (out.has(token.index)) return counting(tokens, token) ? howMany(token) : spent(token, alone);
    if (hasRole(token, 'notice')) return names(token, catalogue) ? own(token) : foreign(token);
    if (isColumnElsewhere(token, catalogue) || isCitedElsewhere(token, catalogue)) return foreign(token);
    if (named.has(token.index)) return spent(token, false);
    if (isA(token, 'fallen', 'risen') && !token.told)
      return { ...token, weight: Math.max(token.weight, WEIGHTS.left.beyond) };
    const year = yearOf(token, shelf);
    if (year === undefined || catalogue === shelf.standing) return token;
    return year === catalogue.notice.year ? spent(token, false) : { ...token, ...BEYOND };
  });
}

/** 库车去年的，不对，新和去年的; 不是去年的莎车，是今年的叶城: the word takes back a year, and a place as well. */
function takesPlaceBack(word: Token, tokens: readonly Token[]): boolean {
  const places = tokens.filter((token) => hasRole(token, 'place') && !token.told);
  if (isA(word, 'insteadOf', 'slip', 'swap'))
    return places.some(({ to }) => to <= word.from) && places.some(({ from }) => from >= word.to);
  if (!isA(word, 'not', 'cancel')) return false;
  const beside = places.find(({ clause }) => clause === word.clause);
  return beside !== undefined && places.some(({ text }) => text !== beside.text);
}

/** 各有多少个县, 多几个县: what is left asks how many there are. */
export const counting = (tokens: readonly Token[], token: Token): boolean =>
  isA(token, 'apiece', 'more', 'less') && isA(tokens[token.index + 1], 'places');

const howMany = (token: Token): Token => ({
  ...token,
  roles: ['operator'],
  concepts: ['howMany'],
  weight: WEIGHTS.left.operator,
});

/** Words that ask by how much one thing is more than another, or has become more. */
const CHANGES = [
  'more',
  'less',
  'difference',
  'percent',
  'times',
  'grown',
  'trend',
  'growthRate',
  'fallen',
  'risen',
  'yearlyAverage',
];

/** A column that one notice alone has, where this is not that one. */
const isColumnElsewhere = (token: Token, { columns }: Catalogue): boolean =>
  isA(token, 'column') && !columns.includes(columnNamed(token) ?? '');

/** The number of a document that other notices speak of, and this one does not. */
function isCitedElsewhere(token: Token, { notice }: Catalogue): boolean {
  const citing = citingIn(token);
  return citing.length > 0 && !citing.includes(notice.id);
}

const names = ({ span }: Token, { notice }: Catalogue): boolean =>
  sense(span, 'notice')?.ids.includes(notice.id) === true;

/** The notice's own number or fund says nothing new of it. */
function own(token: Token): Token {
  const { span, ...rest } = token;
  const senses = span?.senses.filter((one) => one.is !== 'notice') ?? [];
  if (!span || senses.length === 0) return spent(token, false);
  const roles = rolesOf(senses);
  return {
    ...rest,
    span: { ...span, senses },
    roles,
    concepts: conceptsOf(senses),
    weight: Math.min(...roles.map((role) => WEIGHTS.left[role])),
  };
}

/**
 * A word that was taken account of. What is left of 多多少 is 多少, of 最快 that the first is asked for; a notice's number
 * alone asks what it is.
 */
function spent(token: Token, alone: boolean): Token {
  const { span, number: _, as: __, ...rest } = token;
  const end = isA(token, 'fastest') ? 'most' : isA(token, 'slowest') ? 'least' : undefined;
  if (end) return { ...rest, roles: ['operator'], concepts: [end], weight: WEIGHTS.left.operator };
  const fact = span && alone && hasRole(token, 'notice') && only(span, 'fact');
  if (fact && fact.senses.length > 0)
    return { ...rest, span: fact, roles: ['fact'], concepts: [], weight: 0 };
  const asks = isA(token, ...CHANGES);
  return { ...rest, roles: [asks ? 'ask' : 'idle'], concepts: asks ? ['howMuch'] : [], weight: 0 };
}

/** Another notice's number or fund says nothing of this one. */
function foreign(token: Token): Token {
  const { span, ...rest } = token;
  return {
    ...rest,
    ...(span && { span: only(span, 'notice') }),
    roles: ['notice'],
    concepts: [],
    weight: WEIGHTS.left.notice * (token.told ? WEIGHTS.told : 1),
  };
}

const only = (span: Span, is: 'fact' | 'notice'): Span => ({
  ...span,
  senses: span.senses.filter((one) => one.is === is),
});

/** A year that the notice is not of. */
const BEYOND = { roles: ['beyond'], concepts: ['otherYear'], weight: WEIGHTS.left.beyond } as const;
