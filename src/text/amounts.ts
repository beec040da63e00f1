import { Decimal } from 'decimal.js';
import { COUNTER, type Counted, matchAt, readCount, startsNumeral, YUAN } from './numerals.js';

export type Unit = '亿元' | '万元' | '元' | '%' | '成' | null;

/** A number in a text, as written and as it counts. */
export interface NumberFound {
  readonly from: number;
  readonly to: number;
  /** The digits alone, e.g. `2081901`, where it is written digit by digit and whole; else empty. */
  readonly digits: string;
  /** The number itself, multiplied out (`3千` is 3000) but before its unit and without its sign. */
  readonly value: Decimal;
  /** Where two are named in one word (两三万), the second, in the same unit. */
  readonly until?: Decimal;
  /** Where it is a little more than the value: 十几万, 二十多万. */
  readonly vague?: true;
  /** Of a fraction (六分之一) into how many parts the whole is cut. */
  readonly parts?: Decimal;
  readonly unit: Unit;
  readonly sign: 1 | -1;
}

/** What a number counts once its unit is read. */
interface Measured extends Pick<Counted, 'to' | 'low' | 'high' | 'vague' | 'digits'> {
  readonly unit: Unit;
  readonly parts?: Decimal;
}

const PERCENT_UNIT = /\s?([多余来])?(%|％|个?百分点|个点(?!位))/y;
const MORE = /[多余来](?=[个家户名项])/y;
const TENTHS = /成(?![立员都本效果功])(半|[一二三四五六七八九\d](?![成\d]))?/y;
const CENTS =
  /([零壹贰叁肆伍陆柒捌玖一二三四五六七八九\d]角)?(?:零?([壹贰叁肆伍陆柒捌玖一二三四五六七八九\d])分)?/y;
// 整 and 正 end an amount in figures of account, unless they begin a word.
const CLOSED = /整(?![个体改理治合年顿])|正(?![确好常是在式如])/y;
const PEOPLE = /(?:人(?!民)|户|名|次|亩)/y;
const PERCENT = /百分之|百分百/y;

const NUMERAL = '[\\d零〇一二两三四五六七八九十百千万亿幺壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌]';
const NUMERALS = new RegExp(`${NUMERAL}(?:${NUMERAL}|(?<=\\d)[.,，](?=\\d))*`, 'y');
/** 几百万, 数十万: so many that no number is named; but 人数十万 is the number of people. */
const SEVERAL = new RegExp(`(?:几|(?<![人户总次金额分])数)[十百千万亿拾佰仟]${NUMERAL}*`, 'y');
const OVER = /分之/y;
const PARTS = new RegExp(`分之${NUMERAL}*`, 'y');

/** A numeral of account alone is a syllable: 大陆, 队伍, 收拾. */
const NEVER_ALONE = /^[壹贰叁肆伍陆柒捌玖拾幺]$/u;
/** A digit that may begin the next word instead: 前十 一共, 三百 五保. */
const LAST_DIGIT = /[一二两三四五六七八九]$/u;
const HAN = /\p{Script=Han}/uy;

/**
 * Every number in a folded text, in order; those in Chinese numerals too (九成, 百分之八十八, 六万五千四百六十八).
 * Whether a numeral is part of a word (一共, 五保) is not decided here; where its last digit may begin the next word,
 * the number without it follows the whole one.
 */
export function findNumbers(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const number = readAmount(text, at, end);
    if (!number) {
      at = pass(text, at);
      continue;
    }
    found.push(number, ...withoutLastDigit(text, at, end, number));
    end = at = number.to;
  }
  return found;
}

/** Behind what begins no number: a character, or numerals that name none (几百万, 千万别, 三分之一, 3亿52). */
function pass(text: string, at: number): number {
  const numerals = matchAt(SEVERAL, text, at) ?? matchAt(NUMERALS, text, at);
  if (!numerals) return at + 1;
  const to = at + numerals[0].length;
  return to + (matchAt(PARTS, text, to)?.[0].length ?? 0);
}

/**
 * Reads the number that begins there, with its sign and its unit.
 *
 * @param end where the number before ends: a hyphen right there parts the two
 */
function readAmount(text: string, at: number, end: number): NumberFound | undefined {
  const measured = readPercentInWords(text, at) ?? readFraction(text, at) ?? readMeasured(text, at);
  if (!measured) return undefined;
  const { to, low, high, vague, digits, unit, parts } = measured;
  const negative = isNegative(text, at, end);
  return {
    from: negative ? at - 1 : at,
    to,
    digits,
    value: low,
    ...(high && { until: high }),
    ...(vague && { vague }),
    ...(parts && { parts }),
    unit,
    sign: negative ? -1 : 1,
  };
}

/** 负 is a sign, and so is a hyphen that parts no words and no figures. */
function isNegative(text: string, at: number, end: number): boolean {
  const sign = text[at - 1];
  if (sign === '负') return true;
  return sign === '-' && (at - 1 !== end || end === 0) && !/[-a-z\d\u0600-\u06ff]/i.test(text[at - 2] ?? '');
}

function readPercentInWords(text: string, at: number): Measured | undefined {
  const words = matchAt(PERCENT, text, at)?.[0];
  if (!words) return undefined;
  const to = at + words.length;
  const hundred = words === '百分百' ? to : text[to] === '百' ? to + 1 : undefined;
  if (hundred) return { to: hundred, low: new Decimal(100), vague: false, digits: '', unit: '%' };
  const counted = readCount(text, to);
  return counted?.size === 1 ? { ...counted, digits: '', unit: '%' } : undefined;
}

/** 六分之一: so many tenths. */
function readFraction(text: string, at: number): Measured | undefined {
  const cut = startsNumeral(text[at] as string) ? readCount(text, at) : undefined;
  const over = cut && matchAt(OVER, text, cut.to);
  const taken = over && readCount(text, cut.to + over[0].length);
  if (!taken || taken.size > 1 || !isFraction(taken.low, cut.low)) return undefined;
  if (matchAt(COUNTER, text, taken.to)) return undefined;
  return { ...taken, low: taken.low.times(10).div(cut.low), digits: '', unit: '成', parts: cut.low };
}

const isFraction = (taken: Decimal, parts: Decimal): boolean =>
  taken.isInteger() && parts.isInteger() && taken.gt(0) && taken.lt(parts);

function readMeasured(text: string, at: number): Measured | undefined {
  const counted = startsNumeral(text[at] as string) ? readCount(text, at) : undefined;
  if (!counted) return undefined;
  const measured =
    counted.size > 1 ? inMoney(text, counted) : (inYuan(text, at, counted) ?? inParts(text, counted));
  const written = text.slice(at, measured.to);
  const isPart = matchAt(PARTS, text, measured.to) || (written === '一' && text[measured.to] === '半');
  return isPart || NEVER_ALONE.test(written) ? undefined : measured;
}

/** 736万, 736万元, 6.5亿元整; but 736万人 are people. */
function inMoney(text: string, counted: Counted): Measured {
  const { size } = counted;
  if (matchAt(PEOPLE, text, counted.to)) return { ...counted, ...scaled(counted, size), unit: null };
  const yuan = matchAt(YUAN, text, counted.to);
  const inYi = size >= 1e8;
  return {
    ...counted,
    ...scaled(counted, size / (inYi ? 1e8 : 1e4)),
    to: closed(text, counted.to + (yuan?.[0].length ?? 0)),
    vague: counted.vague || yuan?.[1] !== undefined,
    unit: inYi ? '亿元' : '万元',
  };
}

/** 654680000元, 三千二百元五角整; 一亿零五千 too, which counts nothing but money. */
function inYuan(text: string, at: number, counted: Counted): Measured | undefined {
  const unit = matchAt(YUAN, text, counted.to);
  // 这一块 is this part of it.
  const isPart = unit?.[0] === '块' && text.slice(at, counted.to) === '一';
  if (!unit || isPart)
    return text.slice(at, counted.to).includes('亿') ? { ...counted, unit: '元' } : undefined;
  const behind = counted.to + unit[0].length;
  const [written = '', tenths = '零', hundredths = '零'] = matchAt(CENTS, text, behind) ?? [];
  return {
    ...counted,
    low: written ? counted.low.plus(digit(tenths).div(10)).plus(digit(hundredths).div(100)) : counted.low,
    to: closed(text, behind + written.length),
    digits: written ? '' : counted.digits,
    vague: counted.vague || unit[1] !== undefined,
    unit: '元',
  };
}

const digit = (written: string): Decimal => readCount(written, 0)?.low ?? new Decimal(0);

const closed = (text: string, to: number): number => to + (matchAt(CLOSED, text, to)?.[0].length ?? 0);

/** 86%, 88.5个百分点, 九成五, 20多个; all else is bare. */
function inParts(text: string, counted: Counted): Measured {
  const tenths = counted.low.lte(10) && matchAt(TENTHS, text, counted.to);
  if (tenths) {
    const [written, half] = tenths;
    const rest = half && (half === '半' ? new Decimal(5) : digit(half));
    const low = rest ? counted.low.plus(rest.div(10)) : counted.low;
    return {
      ...counted,
      low,
      to: counted.to + written.length,
      digits: rest ? '' : counted.digits,
      unit: '成',
    };
  }
  const percent = matchAt(PERCENT_UNIT, text, counted.to);
  const more = matchAt(MORE, text, counted.to);
  return {
    ...counted,
    to: counted.to + (percent?.[0].length ?? more?.[0].length ?? 0),
    vague: counted.vague || (percent?.[1] ?? more?.[0]) !== undefined,
    unit: percent ? '%' : null,
  };
}

const scaled = ({ low, high, digits }: Counted, by: number): Pick<Counted, 'low' | 'high' | 'digits'> => ({
  low: low.times(by),
  ...(high && { high: high.times(by) }),
  digits: by === 1 ? digits : '',
});

/** Where the last digit may begin the next word, the number without it, and that digit. */
function withoutLastDigit(text: string, at: number, end: number, { to, digits }: NumberFound): NumberFound[] {
  const isLong = to - at > 1 && (digits === '' || digits.length === 2) && text[at] !== '百';
  if (!isLong || !LAST_DIGIT.test(text[to - 1] as string)) return [];
  if (!matchAt(HAN, text, to) || matchAt(COUNTER, text, to)) return [];
  const shorter = readAmount(text.slice(0, to - 1), at, end);
  const last = readAmount(text, to - 1, to - 1);
  return shorter?.to === to - 1 && last?.to === to ? [shorter, last] : [];
}

/** A Chinese numeral (六万五千四百六十八, 八十八点五, 二〇二四) or digits as a number; undefined for what is none. */
export function readNumeral(text: string): Decimal | undefined {
  const counted = startsNumeral(text[0] ?? '') ? readCount(text, 0) : undefined;
  if (counted?.to !== text.length || counted.high || counted.vague) return undefined;
  return counted.low.times(counted.size);
}

/** The amount in 万元 that a number with its unit stands for; a bare number counts as 万元, as the notice prints it. */
export function inTenThousands(number: NumberFound): Decimal {
  const value = number.value.times(number.sign);
  if (number.unit === '亿元') return value.times(10_000);
  if (number.unit === '元') return value.div(10_000);
  return value;
}

/** The percentage that a number stands for: 86%, 九成, 0.92 and a bare 91.5 alike; undefined for an amount of money. */
export function inPercent(number: NumberFound): Decimal | undefined {
  const value = number.value.times(number.sign);
  if (number.unit === '%') return value;
  if (number.unit === '成') return value.times(10);
  if (number.unit !== null) return undefined;
  return number.digits === '' && number.value.lte(1) ? value.times(100) : value;
}
