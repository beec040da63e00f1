import type { Shelf } from '../../notice/shelf.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { yearsAway } from '../evidence/year-away.js';

/** 今年23: a number behind a year is no second one. */
const isAge = (token: Token, before: Token | undefined): boolean =>
  token.as !== 'year' &&
  token.number !== undefined &&
  before?.to === token.from &&
  yearsAway(before) !== undefined;

/** 23年 is 2023. */
const CENTURY = 2000;

/** The years that a text names, and all the words that do: 年度 behind a number too. */
export function yearsIn(
  tokens: readonly Token[],
  shelf: Shelf,
): { readonly years: readonly Token[]; readonly words: readonly Token[] } {
  const years = tokens.filter(
    (token, i) => yearOf(token, shelf) !== undefined && !isOfValue(tokens, i) && !isAge(token, tokens[i - 1]),
  );
  const words = years.flatMap((token) => [
    token,
    ...(token.number ? beside(tokens, token).filter(isYearWord) : []),
  ]);
  const taken = takenBack(years, tokens);
  return {
    years: years.filter((token) => !taken.years.has(token)),
    words: [...words, ...taken.governing],
  };
}

/**
 * Years that the text takes back: 去年，哦不，今年; 不是今年的，去年的; 今年的不要，要去年的. Where all would be taken back, none
 * is.
 */
function takenBack(
  years: readonly Token[],
  tokens: readonly Token[],
): { readonly years: ReadonlySet<Token>; readonly governing: readonly Token[] } {
  const back = new Set<Token>();
  const governing: Token[] = [];
  // 2024年的不需要: 年 says nothing of its own there.
  const words = tokens.filter((one) => !hasRole(one, 'idle', 'mark') && !isYearWord(one));
  years.forEach((year, i) => {
    const [before, after] = [words[words.indexOf(year) - 1], words[words.indexOf(year) + 1]];
    const next = years[i + 1];
    const slip =
      next &&
      words.find(
        (one) => one.from > year.from && one.to <= next.from && isA(one, 'insteadOf', 'slip', 'swap'),
      );
    // 今年的，哦不对，去年的: what takes back the year before it denies none behind it.
    const denied =
      before && isA(before, 'not') && !governing.includes(before)
        ? before
        : isA(after, 'not', 'cancel')
          ? after
          : undefined;
    const word = slip ?? denied;
    if (!word) return;
    back.add(year);
    governing.push(word);
  });
  return back.size < years.length ? { years: back, governing } : { years: new Set(), governing: [] };
}

/** The words on either side, marks between them passed over: 年度：2023, 2023年度. */
function beside(tokens: readonly Token[], token: Token): Token[] {
  const words = tokens.filter((one) => one === token || !hasRole(one, 'mark'));
  const at = words.indexOf(token);
  return [words[at - 1], words[at + 1]].filter((one) => one !== undefined);
}

/** The year that a word or a number names. */
export function yearOf(token: Token, shelf: Shelf): number | undefined {
  const away = yearsAway(token);
  if (away !== undefined) return shelf.standing.notice.year + away;
  if (isBareYear(token, shelf)) return CENTURY + Number(token.number?.digits);
  if (token.as !== 'year' || !token.number) return undefined;
  const year = token.number.value.toNumber();
  return year < 100 ? CENTURY + year : year;
}

/** The last two digits of a year that there is a notice of. */
const isBareYear = ({ number, as }: Token, { catalogues }: Shelf): boolean =>
  number !== undefined &&
  // 前15个县, 第20: what is counted is no year, whatever years there are.
  !NO_YEAR.includes(as) &&
  number.unit === null &&
  /^\d\d$/.test(number.digits) &&
  catalogues.some(({ notice }) => notice.year === CENTURY + Number(number.digits));

const NO_YEAR: readonly Token['as'][] = ['year', 'percent', 'count', 'rank', 'things', 'time', 'small'];

/** 2023年, 2023年度. */
const isYearWord = (token: Token): boolean =>
  /^年度?的?$/u.test(token.text) && hasRole(token, 'hint', 'column');

/** 去年97%: the year that a value is of is no year that is asked for. */
function isOfValue(tokens: readonly Token[], at: number): boolean {
  const next = tokens
    .slice(at + 1)
    .find((one) => isA(one, 'fallen', 'risen') || !hasRole(one, 'idle', 'ask', 'mark', 'hint', 'unknown'));
  return next?.as === 'percent' || (next?.as === 'value' && tokens.some((one) => hasRole(one, 'indicator')));
}
