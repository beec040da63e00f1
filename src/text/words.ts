let segmenter: Intl.Segmenter | undefined;

/** How far around a position ordinary words are looked for. */
const AROUND = 8;

/** True where an ordinary Chinese word begins before the position and ends behind it: 茶叶 in 茶叶|城, 委托 in 委|托里. */
export function crossedByWord(text: string, at: number): boolean {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const from = Math.max(0, at - AROUND);
  for (const { index, segment } of segmenter.segment(text.slice(from, at + AROUND))) {
    const begin = from + index;
    if (begin < at && begin + segment.length > at) return true;
  }
  return false;
}
