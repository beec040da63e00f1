import type { Random } from '../match/random.js';

const HAN: readonly [number, number] = [0x4e00, 0x9fa5];
const KINDS: readonly { readonly ranges: readonly (readonly [number, number])[]; readonly most: number }[] = [
  { ranges: [HAN], most: 12 },
  { ranges: [HAN], most: 60 },
  { ranges: [HAN, [0x20, 0x7e], [0xff01, 0xff5e]], most: 40 },
  { ranges: [[0x61, 0x7a]], most: 20 },
  { ranges: [[0x20, 0x7e]], most: 40 },
  {
    ranges: [
      [0x30, 0x39],
      [0x2c, 0x2e],
    ],
    most: 30,
  },
  {
    ranges: [
      [0x1f300, 0x1f6ff],
      [0x200d, 0x200d],
      [0xfe0f, 0xfe0f],
    ],
    most: 30,
  },
  { ranges: [[0x300, 0x36f], [0x61, 0x7a], HAN], most: 60 },
  {
    ranges: [
      [0x590, 0x6ff],
      [0x200e, 0x200f],
      [0x202a, 0x202e],
    ],
    most: 40,
  },
  {
    ranges: [
      [0x3000, 0x303f],
      [0x2000, 0x206f],
      [0x21, 0x2f],
    ],
    most: 30,
  },
  { ranges: [[0, 0xffff]], most: 60 },
  { ranges: [[0x20000, 0x2a6df], HAN], most: 30 },
];

/** How often, in a thousand texts, one is far longer than any message may be. */
const LONG = 2;

/**
 * A text that means nothing: random Han, letters, digits, marks, emoji, broken surrogates, right-to-left, and now and
 * then a very long one.
 */
export function noise(random: Random): string {
  const { ranges, most } = random.pick(KINDS);
  const length = random.below(1000) < LONG ? 20_000 : 1 + random.below(most);
  let text = '';
  for (let i = 0; i < length; i++) {
    const [first, last] = random.pick(ranges);
    const code = first + random.below(last - first + 1);
    text += code <= 0xffff ? String.fromCharCode(code) : String.fromCodePoint(code);
  }
  return text;
}

const PARTS = [
  '莎车',
  '莎车县',
  '喀什',
  '喀什地区',
  '救助站',
  '低保',
  '满意度',
  '提前下达',
  '本次',
  '多少',
  '和',
  '占',
  '比',
  '不是',
  '除了',
  '前',
  '倒数',
  '第',
  '一',
  '三',
  '百分之',
  '65468',
  '9.5',
  '%',
  '亿',
  '万元',
  '？',
  '，',
  ' ',
  '\n',
  '的',
  '县',
  'shache',
  'ks',
  'Kashgar',
  '所有',
  '加起来',
  '哪个',
  '最多',
  '目标',
  '2081902',
  '35号',
  '沙车',
  '👍',
] as const;

/** Words of ours thrown together without sense: nothing may break on them, though something may be answered. */
export function jumble(random: Random): string {
  return Array.from({ length: 1 + random.below(40) }, () => random.pick(PARTS)).join('');
}
