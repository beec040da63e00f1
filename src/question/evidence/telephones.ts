import { type Bare, isA } from './token.js';

/** What the number of a telephone, a card or a paper says: which of them it is, and no amount. */
const WHICH = { roles: ['hint'], concepts: ['label'] } as const;

/** So many digits make more yuan than any notice gives out. */
const LONG = 11;

/** What may stand between an area code and the number behind it. */
const JOINT = /^[-–—()（） ]$/u;

/** A local number has so many digits. */
const LOCAL = /^\d{7,8}$/;

/**
 * The words, where a telephone number or another number of very many digits is one word that says which thing it is: 13999123456,
 * 09988123456, 0998-2826655, （0903）2024567. No amount is written with a nought before it.
 */
export function apartFromTelephones(tokens: readonly Bare[]): readonly Bare[] {
  if (!tokens.some(isOfThing)) return tokens;
  const out: Bare[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Bare;
    const end = isOfThing(token) ? endOf(tokens, at) : at + 1;
    out.push(isOfThing(token) ? joined(tokens.slice(at, end)) : token);
    at = end;
  }
  return out;
}

/** 0998, 13999123456; 05 may be the minutes of an hour, and 0.5 is an amount. */
const isOfThing = ({ text, number }: Bare): boolean =>
  number?.unit === null &&
  number.sign === 1 &&
  /^\d{3,}$/.test(text) &&
  (text.startsWith('0') || text.length >= LONG);

/** Behind the number, and behind the local one that an area code leads. */
function endOf(tokens: readonly Bare[], at: number): number {
  let next = at + 1;
  while (JOINT.test(tokens[next]?.text ?? '') && next < at + 3) next++;
  const local = tokens[next];
  const follows = tokens[at]?.text.startsWith('0') && local?.number?.unit === null && LOCAL.test(local.text);
  return follows && !isA(tokens[next + 1], 'wan') ? next + 1 : at + 1;
}

const joined = (words: readonly Bare[]): Bare => ({
  from: words[0]?.from ?? 0,
  to: words.at(-1)?.to ?? 0,
  text: words.map(({ text }) => text).join(''),
  ...WHICH,
});
