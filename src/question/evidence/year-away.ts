import { isA, type Token } from './token.js';

/** How far from the standing notice's year a word is. */
const AWAY: Readonly<Record<string, number>> = { thisYear: 0, lastYear: -1, yearBefore: -2, nextYear: 1 };

/** How many years after the standing one a word names; undefined of what names none that way. */
export const yearsAway = (token: Pick<Token, 'concepts'>): number | undefined =>
  Object.entries(AWAY).find(([concept]) => isA(token, concept))?.[1];
