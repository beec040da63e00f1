// Amounts of money as people write them, by the shortest way from the number: nothing of the program stands in between.

const PLAIN = '零一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const TENS = { plain: ['千', '百', '十', ''], formal: ['仟', '佰', '拾', ''] } as const;

/** 1 to 9999 in characters: 五千四百六十八, 一百零五, 十二. */
function section(n: number, style: 'plain' | 'formal'): string {
  const digits = style === 'plain' ? PLAIN : FORMAL;
  const padded = String(n).padStart(4, '0');
  const said = [...padded]
    .map((d, at) => (d === '0' ? '零' : `${digits[Number(d)]}${TENS[style][at]}`))
    .join('');
  const tidy = said.replace(/零+/gu, '零').replace(/^零|零$/gu, '');
  return style === 'plain' ? tidy.replace(/^一十/u, '十') : tidy;
}

/** So many 万元 in characters, with 万 behind it: 六亿五千四百六十八万. */
export function inCharacters(n: number, style: 'plain' | 'formal'): string {
  const hundredMillions = Math.floor(n / 10_000);
  const rest = n % 10_000;
  const gap = hundredMillions > 0 && rest > 0 && rest < 1000 ? '零' : '';
  return [
    hundredMillions > 0 ? `${section(hundredMillions, style)}亿` : '',
    rest > 0 ? `${gap}${section(rest, style)}万` : '',
  ].join('');
}

/** 65,468. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/gu, ',');

/** ６５４６８. */
export const fullWidth = (text: string): string =>
  text.replace(/[0-9.,-]/gu, (c) => String.fromCodePoint((c.codePointAt(0) as number) + 0xfee0));

/** 6.5468亿, 0.0736亿. */
export const inHundredMillions = (n: number): string => `${n / 10_000}亿`;

/** 6亿5468万; only where there are both. */
const mixed = (n: number): string[] =>
  n > 10_000 && n % 10_000 >= 1000 ? [`${Math.floor(n / 10_000)}亿${n % 10_000}万`] : [];

/** A whole amount of 万元 in its written forms, the unit with it. */
export const writtenForms = (n: number): string[] => [
  `${n}万`,
  `${n}万元`,
  `${n} 万元`,
  `${grouped(n)}万元`,
  fullWidth(`${n}万元`),
  `${n}0000元`,
  `${inCharacters(n, 'plain')}元`,
  inCharacters(n, 'plain'),
  `${inCharacters(n, 'formal')}元整`,
  inHundredMillions(n),
  `${n}.0万元`,
  ...mixed(n),
];
