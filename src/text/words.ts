import { isHan } from './fold.js';

let segmenter: Intl.Segmenter | undefined;

const segment = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return segmenter.segment(text);
};

/** The ordinary words that a text consists of, in order and without loss. */
export const wordsOf = (text: string): string[] =>
  text.length < 2 ? [text] : [...segment(text)].map(({ segment: word }) => word);

/** How far around a position ordinary words are looked for. */
const AROUND = 8;

/** True where an ordinary Chinese word begins before the position and ends behind it: 茶叶 in 茶叶|城, 委托 in 委|托里. */
export function crossedByWord(text: string, at: number): boolean {
  const from = Math.max(0, at - AROUND);
  for (const { index, segment: word } of segment(text.slice(from, at + AROUND))) {
    const begin = from + index;
    if (begin < at && begin + word.length > at) return true;
  }
  return false;
}

/** True where a stretch is an ordinary word of its own: 轮胎 in 换轮胎多少钱. */
export const isOneWord = (text: string, from: number, to: number): boolean =>
  [...segment(text.slice(Math.max(0, from - AROUND), to + AROUND))].some(
    ({ index, segment: word }) =>
      HAN_WORD.test(word) && Math.max(0, from - AROUND) + index === from && word.length === to - from,
  );

const HAN_WORD = /^\p{Script=Han}{2,}$/u;

/**
 * Whether a stretch is cut out of ordinary words. `through`: words run across both of its ends (核算|附件 of 算附); `beside`: one
 * runs across one end, and the other end joins on to a word (通知|书附|表).
 */
export function cutFromWords(text: string, from: number, to: number): 'through' | 'beside' | undefined {
  // Most names stand by themselves, and no word runs on from them.
  if (!isInside(text, from) && !isInside(text, to)) return undefined;
  const start = Math.max(0, from - AROUND);
  const words = [...segment(text.slice(start, to + AROUND))].flatMap(({ index, segment: word }) =>
    HAN_WORD.test(word) ? [{ begin: start + index, end: start + index + word.length }] : [],
  );
  const across = (at: number): boolean => words.some(({ begin, end }) => begin < at && end > at);
  const [left, right] = [across(from), across(to)];
  if (left && right) return 'through';
  if (right && words.some(({ end }) => end === from)) return 'beside';
  return left && words.some(({ begin }) => begin === to) ? 'beside' : undefined;
}

/** True where a Chinese character stands on either side. */
const isInside = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHan(text[at - 1] as string) && isHan(text[at] as string);
