import { type Bare, isA } from './token.js';
import { yearsAway } from './year-away.js';

/** What may stand between the year of a document's number and its last part: 〔2023〕13号, 2023年第13号, 今年的13号文. */
const BETWEEN = /^[〕\])）】}年\- ]$|^年?的$|^年度的?$/u;
const OPENS = /^[〔[(（【{]$/u;
const CLOSES = /^[〕\])）】}]$/u;

/** What no notice is and none speaks of. */
const OTHER_DOCUMENT = { roles: ['beyond'], concepts: ['otherDocument'] } as const;

/** A word that belongs to such a number, or one that is only cited. */
const SAYS_NOTHING = { roles: ['idle'], concepts: [] } as const;

interface Foreign {
  /** Where its last part stands. */
  readonly last: number;
  /** Where its year stands. */
  readonly year: number;
}

/**
 * The words, where the number of a document that is none of ours says so: 新财社〔2023〕13号, and 今年12号文 where the 12 is of
 * another year. Its year is none that is asked for.
 *
 * @param standing the year that 今年 is
 */
export function apartFromOthers(tokens: readonly Bare[], standing: number): readonly Bare[] {
  const found = foreignNumbers(tokens, standing);
  if (found.length === 0) return tokens;
  const out = [...tokens];
  for (const one of found) {
    out[one.year] = { ...bare(tokens[one.year] as Bare), ...SAYS_NOTHING };
    const last = isCited(tokens, one) ? SAYS_NOTHING : OTHER_DOCUMENT;
    out[one.last] = { ...bare(tokens[one.last] as Bare), ...last };
  }
  return out;
}

const bare = ({ from, to, text }: Bare): Pick<Bare, 'from' | 'to' | 'text'> => ({ from, to, text });

function foreignNumbers(tokens: readonly Bare[], standing: number): Foreign[] {
  const found: Foreign[] = [];
  for (let last = 0; last < tokens.length; last++) {
    const year = endsNumber(tokens, last) ? yearBefore(tokens, last) : undefined;
    if (year === undefined) continue;
    const known = yearsOf(tokens[last] as Bare);
    const named = yearAt(tokens[year] as Bare, standing);
    const ours = known !== undefined && named !== undefined && known.includes(named);
    // 2023年5号 is a day; a number of nobody's has its year in brackets.
    if (!ours && (known !== undefined || isBracketed(tokens, year))) found.push({ last, year });
  }
  return found;
}

/** 13号, 12号文: the last part of a document's number. */
function endsNumber(tokens: readonly Bare[], at: number): boolean {
  const token = tokens[at] as Bare;
  if (yearsOf(token)) return true;
  const next = tokens[at + 1];
  return token.number?.unit === null && next?.from === token.to && /^号/u.test(next.text);
}

/** The years that a known number of a document may be told with; undefined of what is none, or has its year in it. */
function yearsOf({ span, text }: Bare): readonly number[] | undefined {
  const years: number[] = [];
  for (const one of span?.senses ?? []) if ('years' in one && one.years) years.push(...one.years);
  return years.length > 0 && !years.some((year) => text.includes(String(year))) ? years : undefined;
}

function yearBefore(tokens: readonly Bare[], last: number): number | undefined {
  let at = last - 1;
  while (BETWEEN.test(tokens[at]?.text ?? '') || isA(tokens[at], 'ordinal')) at--;
  const token = tokens[at];
  return token?.number?.digits.length === 4 || isA(token, 'thisYear', 'lastYear') ? at : undefined;
}

const yearAt = (token: Bare, standing: number): number | undefined =>
  token.number ? token.number.value.toNumber() : standing + (yearsAway(token) ?? Number.NaN);

const isBracketed = (tokens: readonly Bare[], at: number): boolean =>
  OPENS.test(tokens[at - 1]?.text ?? '') && CLOSES.test(tokens[at + 1]?.text ?? '');

/** 新财社〔2023〕12: right behind a year in brackets stands the last part of a document's number, also without 号. */
export const isLastPart = (tokens: readonly Bare[], at: number): boolean =>
  tokens[at - 2]?.number?.digits.length === 4 && isBracketed(tokens, at - 2);

/** 根据财社〔2023〕13号: what is cited is no document that is asked. */
export const isCited = (tokens: readonly Bare[], { year }: Foreign): boolean =>
  tokens.slice(Math.max(0, year - SIGN), year).some((token) => isA(token, 'cites'));

/** The issuer's sign and a bracket stand between the year and the word that cites: so many words at most. */
const SIGN = 5;
