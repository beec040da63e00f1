import { type Bare, hasRole, isA } from './token.js';

/** Of numbers these alone are written beside 年 for a span of years: 干了23年. */
const LONGEST_SPAN = 99;

const PAUSE = /^[,，、]$/u;

/** Marks between a thing and its number: 分机：2023, 0998-2023, 新N·2023. */
const JOINS = /^[:：.·\-— ]$/u;

/**
 * True where a bare number tells things apart that nobody asks about: 分机2023, 尾号是2023, 新N2023, 5楼502. The thing
 * stands right before it, or the room or the way right behind.
 */
export function tellsApart(tokens: readonly Bare[], index: number): boolean {
  const token = tokens[index] as Bare;
  const next = tokens[index + 1];
  if (next?.from === token.to && isA(next, 'address', 'label')) return true;
  const [before, at] = thingBefore(tokens, index);
  if (!before) return false;
  if (isA(before, 'label') || endsInNumber(tokens, at)) return true;
  // 5楼502; 恰热克镇1842对吗 states an amount.
  if (isA(before, 'address')) return !tokens.some((one) => isA(one, 'check', 'yesNo'));
  // 0998-2023: the rest of a number that tells things apart.
  if (before.number) return tokens[index - 1]?.text === '-' && tellsApart(tokens, at);
  // 新N2023: a plate.
  return /^[a-z]$/.test(before.text) && tokens[at - 1]?.to === before.from;
}

/** 提前2028，…有没有错: behind a column or in a row, where amounts are stated or checked, a bare number is an amount. */
export function isStated(tokens: readonly Bare[], index: number): boolean {
  const isOfColumn = (at: number): boolean => {
    const [before] = thingBefore(tokens, at);
    return before !== undefined && hasRole(before, 'column') && !/^年/u.test(tokens[at + 1]?.text ?? '');
  };
  if (!isOfColumn(index)) return isInRow(tokens, index);
  return (
    tokens.some((token) => isA(token, 'check', 'misstated')) ||
    tokens.some((token, at) => at !== index && token.number !== undefined && isOfColumn(at))
  );
}

/** 博乐 3557 2031 1526，对吧: one of several bare numbers that are checked together, and not all of which can be years. */
function isInRow(tokens: readonly Bare[], index: number): boolean {
  if (!tokens.some((token) => isA(token, 'check', 'misstated'))) return false;
  const isYear = (at: number): boolean => /^年/u.test(tokens[at + 1]?.text ?? '');
  const isBare = (at: number): boolean => tokens[at]?.number?.unit === null && !isYear(at);
  if (!isBare(index)) return false;
  let [from, to] = [index, index];
  while (isGap(tokens[from - 1]) && isBare(from - 2)) from -= 2;
  while (isGap(tokens[to + 1]) && isBare(to + 2)) to += 2;
  return tokens
    .slice(from, to + 1)
    .some(({ number }) => number !== undefined && !/^(?:19|20)\d\d$/.test(number.digits));
}

const isGap = (token: Bare | undefined): boolean => token !== undefined && /^[ ,，、/]$/u.test(token.text);

/** 灶房2023: a bare year that is joined to a thing which nobody knows is that thing's number; 调2023 is none. */
export const isJoinedOn = (
  tokens: readonly Bare[],
  index: number,
  isOrdinary: (word: string) => boolean,
): boolean => {
  const before = tokens[index - 1];
  return (
    before !== undefined &&
    hasRole(before, 'unknown') &&
    before.to === tokens[index]?.from &&
    // 调2023, 核2023: one character that nobody knows may be a verb.
    (before.text.length > 1 || hasRole(tokens[index - 2], 'unknown')) &&
    !isOrdinary(before.text)
  );
};

/**
 * 2023公里, 邮编844000: a word for what the notice does not have measures or names a number beside it, and asks nothing;
 * without one it does.
 */
export function besideNumber(tokens: readonly Bare[], index: number): Bare {
  const token = tokens[index] as Bare;
  const next = tokens[index + 1];
  // 账号尾号2023的那户: the number tells the thing, and the thing is not asked for.
  if (hasRole(token, 'beyond') && isA(next, 'label') && tokens[index + 2]?.number && next?.from === token.to)
    return { ...token, roles: ['hint'], concepts: [] };
  if (isA(token, 'returned') && hasRole(token, 'operator')) return takenBack(token, tokens, index);
  if (!hasRole(token, 'beyond') || !isA(token, ...BESIDE)) return token;
  const behind = tokens.slice(index + 1);
  const numbered = behind.find(
    (one) => !hasRole(one, 'unknown') && !JOINS.test(one.text) && !isA(one, 'copula'),
  );
  const idle = isA(token, 'counter') ? tokens[index - 1]?.number : numbered?.number;
  return idle
    ? { ...token, roles: ['hint'], concepts: token.concepts.filter((one) => BESIDE.includes(one)) }
    : {
        ...token,
        roles: token.roles.filter((role) => role !== 'hint'),
        concepts: token.concepts.filter((one) => !BESIDE.includes(one)),
      };
}

/** 收回480份: of things that are counted it says how many came back; of all else, that money was taken back. */
function takenBack(token: Bare, tokens: readonly Bare[], index: number): Bare {
  const isCounted = tokens[index + 1]?.number?.unit === null && isA(tokens[index + 2], 'counter');
  return isCounted
    ? { ...token, roles: ['hint'], concepts: ['returned'] }
    : {
        ...token,
        roles: token.roles.filter((role) => role !== 'hint'),
        concepts: token.concepts.filter((one) => one !== 'returned'),
      };
}

/** What is nothing but a number's: its measure, or the thing that it tells apart. */
const BESIDE = ['counter', 'label'];

/** The word before a number, but for one mark and 是, with where it stands. */
function thingBefore(tokens: readonly Bare[], index: number): readonly [Bare | undefined, number] {
  let at = index - 1;
  if (JOINS.test(tokens[at]?.text ?? '')) at--;
  if (isA(tokens[at], 'copula')) at--;
  return [tokens[at], at];
}

/** 尾号, 流水号: a word that nobody knows ends in 号; 5月3号 is a day. */
function endsInNumber(tokens: readonly Bare[], at: number): boolean {
  const [before, word] = [tokens[at - 1], tokens[at]];
  return word?.text === '号' && before !== undefined && before.to === word.from && hasRole(before, 'unknown');
}

/**
 * True where a number beside 年 is how long something has gone on, and no year: 干了23年会计, 23年了, 工作23年, 23年工龄.
 *
 * @param year where the 年 stands
 */
export function isSpan(tokens: readonly Bare[], index: number, year: number): boolean {
  const { number, from } = tokens[index] as Bare;
  const [word, next] = [tokens[year], tokens[year + 1]];
  if (!number || number.value.gt(LONGEST_SPAN) || word?.text !== '年') return false;
  if (next?.from === word.to && (next.text === '了' || isA(next, 'tenure'))) return true;
  const before = tokens[index - 1];
  if (before?.to !== from) return false;
  const did = before.text === '了' ? tokens[index - 2] : before;
  const does = did !== undefined && (hasRole(did, 'unknown') || isA(did, 'activity'));
  // 查了23年的, 会计科23年莎车: of what stands behind, the year is told.
  return (
    does &&
    (next === undefined || hasRole(next, 'unknown', 'mark') || isA(next, 'title') || PAUSE.test(next.text))
  );
}
