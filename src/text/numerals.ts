import { Decimal } from 'decimal.js';

/** What a stretch of numerals counts: `low` times `size`; 两三 counts from `low` to `high`. */
export interface Counted {
  readonly to: number;
  readonly low: Decimal;
  readonly high?: Decimal;
  /** True for 十几, 二十多: a little more than `low`. */
  readonly vague: boolean;
  /** The digits alone where it is written digit by digit and whole; else empty. */
  readonly digits: string;
  /** 亿 or 万 where it is counted in these, else one. */
  readonly size: number;
}

/** Numerals below the next 万: 五千四百六十八, 5468, 3千, 五四六八. */
interface Section extends Omit<Counted, 'size'> {
  /** True where it spells tens, hundreds or thousands. */
  readonly sized: boolean;
}

const DIGITS: ReadonlyMap<string, number> = new Map(
  ['零〇', '一壹幺', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (written, value) => [...written].map((character) => [character, value] as const),
  ),
);
const SIZES: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const TENS: ReadonlyMap<string, number> = new Map([
  ['廿', 20],
  ['卅', 30],
  ['卌', 40],
]);
const THOUSAND = 1e3;
const WAN = 1e4;
const YI = 1e8;
const BIG: Readonly<Record<string, number>> = { 万: WAN, w: WAN, W: WAN, 亿: YI, 万万: YI, 万亿: 1e12 };

/** What a number can begin with; 百, 千, 万 and 亿 follow a numeral. */
export const startsNumeral = (character: string): boolean =>
  (character >= '0' && character <= '9') ||
  DIGITS.has(character) ||
  TENS.has(character) ||
  SIZES.get(character) === 10;

/** The unit that counts money one by one, with what makes the number vague. */
export const YUAN = /\s?([多余来])?(?:元(?![旦月])|圆|块钱?)/y;

/** Counting words: what is counted begins, so that a digit before it is its own number (3亿 五个县). */
export const COUNTER = /[个家县市区项笔名人户批类种位条款倍次岁天季年月日号]/y;
const DATE = /[年日号]/y;
const UNIT = /\s?(?:[亿万w元圆块成%％]|个?百分点)/iy;

// A letter o or l among digits was meant as a digit.
const FIGURE = /\d+(?:[oO〇lL]+\d+)*(?:[oO〇]+(?![a-z\d]))?/iy;
const COMMAS = /[1-9]\d{0,2}(?:[,，]\d{3})+(?!\d)/y;
const BLANKS_BEFORE_UNIT = /[1-9]\d{0,2}(?: \d{3})+(?=(?:\.\d+)?\s?[万亿元圆块w])/iy;
const BLANKS = /[1-9]\d{1,2}(?: \d{3})+(?!\d|\s?[十百千个家县名人年月%％])/y;
const NUMBERED = /[前第件]/;
// Classes of expenditure begin with 2, those of transfers with 110; a year beside a number is no code.
const CODE =
  /(?:(?:2\d\d|110)([-. ])\d\d\1\d\d|(?:2\d\d|110)[- ](?:\d\d|(?!20[12])\d{4})|(?:2\d{4}|110\d\d)[- ][09]\d|(?:2(?:0[3-9]|[12]\d)\d|1100)[- ]\d{3})(?![.,，]?\d|\s?[十百千万亿元块个家县名人年月%％w])/iy;
const FRACTION = /\.\d+(?!\d|\.\d)/y;
const POINT = /点([零〇一二三四五六七八九]+|\d+)(?![\d零〇一二三四五六七八九十分])/y;
const BY_DIGIT = /[零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2,}/y;
/** 亿, 多个亿, 个半亿: the half is of the unit. */
const BIG_UNIT = /\s?([多余来])?(?:个(半)?)?([多余来])?(万亿|万万|亿|万|w(?![a-z]))/iy;

const MORE_WAN = /[多余来]万/y;

/** Matches right there; the one place that moves a sticky expression. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Reads the number that begins there, as far as it goes; undefined where there is none or it cannot be one (3亿52). */
export function readCount(text: string, at: number): Counted | undefined {
  const first = readSection(text, at);
  if (!first) return undefined;
  const big = readBig(text, first.to);
  if (!big) return { ...first, size: 1 };
  const low = big.half ? first.low.plus(HALF) : first.low;
  let counted: Counted = { ...first, low, to: big.to, size: big.size, vague: first.vague || big.vague };
  for (let next = readTail(text, counted); next; next = readTail(text, counted)) counted = next;
  const again = counted.size === WAN && !counted.vague && matchAt(MORE_WAN, text, counted.to);
  // 一万多万: more than 10,000 of the 万.
  if (again)
    return { ...counted, low: counted.low.times(WAN), to: counted.to + again[0].length, vague: true };
  const rest = counted.size > 1 && matchAt(FIGURE, text, counted.to);
  return rest && !countsHere(text, counted.to + rest[0].length) ? undefined : counted;
}

/** True where the number just before counts something of its own: 3亿 2024年, 3亿 24个县, 3亿 5亿. */
const countsHere = (text: string, at: number): boolean =>
  matchAt(COUNTER, text, at) !== null || matchAt(UNIT, text, at) !== null;

const HALF = 0.5;

function readBig(
  text: string,
  at: number,
): { to: number; size: number; vague: boolean; half: boolean } | undefined {
  const match = matchAt(BIG_UNIT, text, at);
  if (!match) return undefined;
  const [whole, before, half, after, unit = ''] = match;
  return {
    to: at + whole.length,
    size: BIG[unit] as number,
    vague: Boolean(before ?? after),
    half: half !== undefined,
  };
}

/** What follows 亿 or 万 within the same number: 5千万, 零541万, 三千 (元), or one digit whose size is left out. */
function readTail(text: string, counted: Counted): Counted | undefined {
  if (counted.size === 1 || counted.vague || counted.high || !counted.low.isInteger()) return undefined;
  const zero = isZero(text[counted.to]);
  const section =
    (zero ? undefined : readEither(text, counted.to)) ?? readSection(text, counted.to + (zero ? 1 : 0));
  if (!section) return undefined;
  const big = readBig(text, section.to);
  if (big) {
    if (isReadOut(counted, section, zero)) return { ...join(counted, section, 1, big), size: big.size };
    const fits = section.low.lt(counted.size / big.size);
    return big.size < counted.size && fits ? join(counted, section, big.size, big) : undefined;
  }
  if (!section.low.isInteger()) return undefined;
  const yuan = matchAt(YUAN, text, section.to);
  const length = section.digits.length || (section.sized ? 0 : 1);
  if (length === 1 && !zero) {
    if (matchAt(COUNTER, text, section.to)) return undefined;
    const tenth = {
      ...section,
      low: section.low.div(10),
      ...(section.high && { high: section.high.div(10) }),
    };
    return join(counted, tenth, counted.size);
  }
  const fits = length === 0 || length === 4 || zero || yuan !== null;
  if (!fits || counted.size > YI || matchAt(DATE, text, section.to)) return undefined;
  // 一亿一千一百五十二: what stands right after 亿 is counted in 万, unless 元 or 零 with as much as a thousand say otherwise.
  const inWan = !zero || section.low.lt(THOUSAND);
  const size = counted.size > WAN && inWan && !yuan ? WAN : 1;
  return section.low.lt(counted.size / size) ? join(counted, section, size) : undefined;
}

/** The 五六 of 一亿五六, whose size is left out: either of the two. */
function readEither(text: string, at: number): Section | undefined {
  const [low, high] = [DIGITS.get(text[at] ?? ''), DIGITS.get(text[at + 1] ?? '')];
  const [written] = matchAt(BY_DIGIT, text, at) ?? [];
  if (!low || !high || !follows(low, high) || (written?.length ?? 2) !== 2) return undefined;
  if (matchAt(COUNTER, text, at + 2) || matchAt(BIG_UNIT, text, at + 2)) return undefined;
  if (SIZES.has(text[at + 2] ?? '')) return undefined;
  return {
    to: at + 2,
    low: new Decimal(low),
    high: new Decimal(high),
    vague: false,
    digits: '',
    sized: false,
  };
}

/** 五六, 三五: two digits of which either may be meant. */
const follows = (low: number, high: number): boolean => high === low + 1 || (low === 3 && high === 5);

/** 六万五千四百六十八(万元), 六万五千(亿): the figure 65,468 as it is printed, read out before its unit. */
const isReadOut = (counted: Counted, { low }: Section, zero: boolean): boolean =>
  counted.size === WAN && counted.low.lt(100) && (zero || low.gte(1000)) && low.lt(WAN);

function join(
  counted: Counted,
  section: Section,
  size: number,
  end?: { to: number; vague: boolean },
): Counted {
  const whole = counted.low.times(counted.size / size);
  return {
    to: end?.to ?? section.to,
    low: whole.plus(section.low),
    ...(section.high && { high: whole.plus(section.high) }),
    vague: section.vague || (end?.vague ?? false),
    digits: '',
    size,
  };
}

function readSection(text: string, at: number): Section | undefined {
  const spelt = readFigure(text, at) ?? readByDigit(text, at) ?? readSized(text, at);
  if (!spelt) return undefined;
  const section = readPoint(text, spelt);
  return section.sized || section.high ? section : readSizes(text, section);
}

/** A figure as typed, with what parts its digits; 208-20-01 and 65 468 are one. */
function readFigure(text: string, at: number): Section | undefined {
  const [run] = matchAt(FIGURE, text, at) ?? [];
  if (run === undefined) return undefined;
  const [code] = matchAt(CODE, text, at) ?? [];
  const joined =
    code ??
    matchAt(COMMAS, text, at)?.[0] ??
    (NUMBERED.test(text[at - 1] ?? '')
      ? undefined
      : (matchAt(BLANKS_BEFORE_UNIT, text, at) ?? matchAt(BLANKS, text, at))?.[0]);
  const whole = joined ?? run;
  const digits = plain(whole);
  // 2024.06.12 is three numbers.
  const dotted = code !== undefined || (text[at - 1] === '.' && /\d/.test(text[at - 2] ?? ''));
  const fraction = dotted ? '' : (matchAt(FRACTION, text, at + whole.length)?.[0] ?? '');
  return {
    to: at + whole.length + fraction.length,
    low: new Decimal(digits + fraction),
    vague: false,
    digits: fraction ? '' : digits,
    sized: false,
  };
}

/** The digits of a figure without what parts them. */
const plain = (written: string): string =>
  written
    .replace(/[oO〇]/g, '0')
    .replace(/[lL]/g, '1')
    .replace(/\D/g, '');

/** 二〇二四, 六五四六八; a last digit that has a size begins the next number: 二〇二四五百万. */
function readByDigit(text: string, at: number): Section | undefined {
  const run = matchAt(BY_DIGIT, text, at)?.[0];
  if (!run) return undefined;
  const to = at + run.length - (SIZES.has(text[at + run.length] ?? '') ? 1 : 0);
  if (to - at < 2 || (run.length === 2 && isRange(text, at))) return undefined;
  const digits = byDigit(text.slice(at, to));
  return { to, low: new Decimal(digits), vague: false, digits, sized: false };
}

const byDigit = (written: string): string => [...written].map((c) => DIGITS.get(c) ?? c).join('');

const isZero = (character: string | undefined): boolean => character === '零' || character === '〇';

/** The decimals after 点, digit by digit: 八十八点五. */
function readPoint(text: string, section: Section): Section {
  const match = section.low.isInteger() && !section.high && matchAt(POINT, text, section.to);
  if (!match) return section;
  const decimals = new Decimal(`0.${byDigit(match[1] as string)}`);
  return { ...section, to: section.to + match[0].length, low: section.low.plus(decimals), digits: '' };
}

/** Two digits side by side where the second is next: 两三(万), 七八(百万), 三五(千). */
function isRange(text: string, at: number): boolean {
  const [low, high] = [DIGITS.get(text[at] ?? '') ?? 0, DIGITS.get(text[at + 1] ?? '') ?? 0];
  if (low === 0 || !follows(low, high)) return false;
  if (text[at] === '两' || SIZES.has(text[at + 2] ?? '')) return true;
  // 二三年 is a year, digit by digit.
  return countsHere(text, at + 2) && !matchAt(DATE, text, at + 2);
}

/** A number under way: what it counts so far and the size that the next part has to stay below. */
interface Growing {
  to: number;
  low: Decimal;
  high?: Decimal;
  vague: boolean;
  below: number;
  zero: boolean;
}

/** Thousands, hundreds, tens and ones, each smaller than the one before. */
function readSized(text: string, at: number): Section | undefined {
  const number: Growing = { to: at, low: new Decimal(0), vague: false, below: WAN, zero: false };
  takeAll(text, number);
  return number.to === at ? undefined : finish(number, number.below < WAN);
}

/** 6.5千(万), 3千5百, 65,468千元: the sizes that stand behind a figure. */
function readSizes(text: string, figure: Section): Section {
  const blank = text[figure.to] === ' ' ? 1 : 0;
  const to = figure.to + blank + 1;
  const size = SIZES.get(text[to - 1] ?? '');
  if (!size || text.startsWith('百分点', to - 1)) return figure;
  const isLarge = figure.low.gte(100);
  // 2024 千万别 …: a word, not ten millions.
  if ((isLarge || blank) && text.startsWith('万别', to)) return figure;
  if (isLarge && !/^万?元/.test(text.slice(to, to + 2))) return figure;
  const number: Growing = {
    to,
    low: figure.low.times(size),
    vague: false,
    below: size,
    zero: isZero(text[to]),
  };
  if (figure.low.isInteger()) takeAll(text, number);
  return finish(number, true);
}

function takeAll(text: string, number: Growing): void {
  while (takeSized(text, number)) number.zero = isZero(text[number.to]);
  if (!number.high && !takeSeveral(text, number)) takeOnes(text, number);
}

const finish = ({ to, low, high, vague }: Growing, sized: boolean): Section => ({
  to,
  low,
  ...(high && { high }),
  vague,
  digits: '',
  sized,
});

/** Takes one part with its size: 五千, 零五十, 七八百, 十, 廿. */
function takeSized(text: string, number: Growing): boolean {
  if (number.vague || number.high) return false;
  const at = number.to + (number.zero ? 1 : 0);
  const character = text[at] ?? '';
  const take = (low: number, size: number, length: number, high?: number): boolean => {
    if (size >= number.below || (size === 100 && text.startsWith('百分点', at + length - 1))) return false;
    if (high) number.high = number.low.plus(high * size);
    number.low = number.low.plus(low * size);
    number.below = size;
    number.to = at + length;
    return true;
  };
  const tens = TENS.get(character);
  if (tens) return take(tens / 10, 10, 1);
  // 十 leads where no digit has to: 十二, 一百十二, 一千零十二.
  if (SIZES.get(character) === 10)
    return (number.below === WAN || number.below === 100 || number.zero) && take(1, 10, 1);
  const digit = digitAt(text, at);
  if (!digit) return false;
  const next = SIZES.get(text[at + 1] ?? '');
  if (next) return take(digit, next, 2);
  const size = SIZES.get(text[at + 2] ?? '');
  return size !== undefined && isRange(text, at) && take(digit, size, 3, digitAt(text, at + 1));
}

const digitAt = (text: string, at: number): number => DIGITS.get(text[at] ?? '') ?? Number(text[at] ?? 0);

/** 十几, 一百几十: a little more than what was read so far. */
function takeSeveral(text: string, number: Growing): boolean {
  if (text[number.to] !== '几' || number.below === WAN) return false;
  const size = SIZES.get(text[number.to + 1] ?? '');
  if (!size && number.below !== 10) return false;
  number.to += size ? 2 : 1;
  number.vague = true;
  return true;
}

/** Takes the ones (五, 零五, 五六), or the last digit whose size is left out (三千五, 两百五). */
function takeOnes(text: string, number: Growing): void {
  const at = number.to + (number.zero ? 1 : 0);
  const places = String(number.below).length - 1;
  const [figure] = matchAt(FIGURE, text, at) ?? [];
  const length = figure?.length ?? 1;
  if (length !== 1 && length !== places && !(number.zero && length < places)) return;
  const started = number.below < WAN;
  const ones = figure === undefined ? DIGITS.get(text[at] ?? '') : Number(plain(figure));
  if (ones === undefined || (started && ones === 0)) return;
  // 3千500 is written out; 3千5 leaves the hundreds unsaid.
  const scale = started && !number.zero && length !== places ? number.below / 10 : 1;
  const next = DIGITS.get(text[at + 1] ?? '');
  const range = figure === undefined && (started ? next === ones + 1 : isRange(text, at));
  if (range && next) number.high = number.low.plus(next * scale);
  number.low = number.low.plus(ones * scale);
  number.to = at + (range ? 2 : length);
}
