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
