import { isA, type Token } from './token.js';

/** How far from the standing notice's year a word is. */
const AWAY = [
  { concept: 'thisYear', years: 0 },
  { concept: 'lastYear', years: -1 },
  { concept: 'yearBefore', years: -2 },
  { concept: 'nextYear', years: 1 },
] as const;

/** How many years after the standing one a word names; undefined of what names none that way. */
export const yearsAway = (token: Pick<Token, 'concepts'>): number | undefined =>
  token.concepts.length === 0 ? undefined : AWAY.find(({ concept }) => isA(token, concept))?.years;
