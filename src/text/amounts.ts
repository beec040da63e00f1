import { Decimal } from 'decimal.js';

export type Unit = '亿元' | '万元' | '元' | '%' | '成' | null;

/** A number in a text, as written and as it counts. */
export interface NumberFound {
  readonly from: number;
  readonly to: number;
  /** The digits alone, e.g. `2081901`; empty where it is written in Chinese numerals. */
  readonly digits: string;
  /** The number itself, multiplied out (`3千` is 3000) but before its unit. */
  readonly value: Decimal;
  readonly unit: Unit;
  /** True for 约, 大约 … left to the words around it: set by nobody here. */
  readonly sign: 1 | -1;
}

const UNITS = {
  亿: '亿元',
  亿元: '亿元',
  个亿: '亿元',
  万: '万元',
  万元: '万元',
  万块: '万元',
  元: '元',
  块: '元',
  块钱: '元',
  '%': '%',
  个百分点: '%',
  个点: '%',
  成: '成',
} satisfies Record<string, Unit>;

const DIGITS = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
} satisfies Record<string, number>;
const MAGNITUDES = { 十: 10, 百: 100, 千: 1000 } satisfies Record<string, number>;

const UNIT = '亿元|亿|个亿|万元|万块|万|元|块钱|块|%|个百分点|个点|成';
const HAN_NUMBER = '[零〇一二两三四五六七八九十百千万]';
const ARABIC = new RegExp(
  `([-负])?(\\d{1,3}(?:[,，]\\d{3})+(?!\\d)|\\d{3}(?:[-. ]\\d{2}){1,2}(?!\\d)|\\d+)(\\.\\d+)?\\s?(千|百)?(${UNIT})?`,
  'gu',
);
const PERCENT_IN_WORDS = new RegExp(
  `百分之(${HAN_NUMBER}+(?:点[零〇一二三四五六七八九]+)?|\\d+(?:\\.\\d+)?)`,
  'gu',
);
const IN_WORDS = new RegExp(
  `([负])?([零〇一二两三四五六七八九十]${HAN_NUMBER}*)(?:点([零〇一二三四五六七八九]+))?(亿元|亿|万元|元|块|成)?([零〇一二三四五六七八九](?!成))?`,
  'gu',
);

/**
 * Every number in a folded text, in order; those in Chinese numerals too (九成, 百分之八十八, 六万五千四百六十八).
 * Whether a numeral is part of a word (一共, 五保) is not decided here.
 */
export function findNumbers(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  for (const match of text.matchAll(ARABIC)) {
    const [whole, minus, digits = '', fraction = '', magnitude, unit] = match;
    // A hyphen between words or figures parts them; only after nothing or a blank is it a sign.
    const before = text[match.index - 1];
    const signed = minus === '负' || (minus === '-' && (before === undefined || !/[a-z\d]/.test(before)));
    const from = match.index + (minus && !signed ? 1 : 0);
    const plain = digits.replace(/[,，\-. ]/g, '');
    found.push({
      from,
      to: match.index + whole.trimEnd().length,
      digits: fraction ? '' : plain,
      value: new Decimal(plain + fraction).times(magnitude === '千' ? 1000 : magnitude === '百' ? 100 : 1),
      unit: unitOf(unit),
      sign: signed ? -1 : 1,
    });
  }
  for (const match of text.matchAll(PERCENT_IN_WORDS)) {
    const value = readNumeral(match[1] ?? '');
    if (value)
      found.push({
        from: match.index,
        to: match.index + match[0].length,
        digits: '',
        value,
        unit: '%',
        sign: 1,
      });
  }
  for (const match of text.matchAll(IN_WORDS)) {
    const [whole, minus, integer = '', fraction, unit, tail] = match;
    if (text.slice(0, match.index).endsWith('百分之')) continue;
    let value = readNumeral(fraction ? `${integer}点${fraction}` : integer);
    let end = match.index + whole.length;
    let meant = unitOf(unit);
    // 九成五 is 95 per cent; after any other unit a further numeral is another number.
    if (tail && unit === '成') value = value?.plus(new Decimal(DIGITS[tail as keyof typeof DIGITS]).div(10));
    else if (tail) end -= tail.length;
    if (!unit && integer.length > 1 && integer.endsWith('万')) meant = null;
    if (value)
      found.push({ from: match.index, to: end, digits: '', value, unit: meant, sign: minus ? -1 : 1 });
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

const unitOf = (unit: string | undefined): Unit => (unit ? UNITS[unit as keyof typeof UNITS] : null);

/** A Chinese numeral (六万五千四百六十八, 八十八点五, 二〇二四) or digits as a number; undefined for what is none. */
export function readNumeral(text: string): Decimal | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return new Decimal(text);
  const [integer = '', fraction] = text.split('点');
  const decimals = fraction === undefined ? '' : `.${[...fraction].map(digit).join('')}`;
  if (/^[零〇一二两三四五六七八九]+$/u.test(integer))
    return new Decimal([...integer].map(digit).join('') + decimals);
  let total = 0;
  let section = 0;
  let number: number | undefined;
  for (const character of integer) {
    if (character in DIGITS) number = DIGITS[character as keyof typeof DIGITS];
    else if (character in MAGNITUDES) {
      section += (number ?? 1) * MAGNITUDES[character as keyof typeof MAGNITUDES];
      number = undefined;
    } else if (character === '万') {
      const count = section + (number ?? 0);
      if (count === 0) return undefined;
      total += count * 10_000;
      section = 0;
      number = undefined;
    } else return undefined;
  }
  return new Decimal(`${total + section + (number ?? 0)}${decimals}`);
}

const digit = (character: string): string => String(DIGITS[character as keyof typeof DIGITS] ?? 0);

/** The amount in 万元 that a number with its unit stands for; a bare number counts as 万元, as the notice prints it. */
export function inTenThousands(number: NumberFound): Decimal {
  const value = number.value.times(number.sign);
  if (number.unit === '亿元') return value.times(10_000);
  if (number.unit === '元') return value.div(10_000);
  return value;
}

/** The percentage that a number stands for: 86%, 九成, 0.92 and a bare 91.5 alike; undefined for an amount of money. */
export function inPercent(number: NumberFound): Decimal | undefined {
  if (number.unit === '%') return number.value.times(number.sign);
  if (number.unit === '成') return number.value.times(10);
  if (number.unit !== null) return undefined;
  return number.digits === '' && number.value.lte(1)
    ? number.value.times(100)
    : number.value.times(number.sign);
}
