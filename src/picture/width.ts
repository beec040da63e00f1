/** Advance widths of Noto Sans SC in em: Han and full-width signs fill a square, the rest is near enough. */
const NARROW = /[\u0020-\u024f\u2010-\u2015\u2212]/u;
const DIGIT_EM = 0.57;

/** How wide a text is, in em. */
export const emWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (NARROW.test(character) ? DIGIT_EM : 1), 0);

/** What must not begin a line, and goes to the one before. */
const CLOSING = /^[，。、；：）〕》”’％%,.)]/u;

const WORDS = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** The pieces that stay on one line: words, and where one is wider than the line its characters. */
const piecesOf = (text: string, limit: number): string[] =>
  [...WORDS.segment(text)].flatMap(({ segment }) => (emWidth(segment) > limit ? [...segment] : [segment]));

/**
 * Breaks a text into lines at most `limit` em wide, between words; a closing sign hangs over rather than
 * begin a line. The lines are about equally long, so that no word is left alone. At least one line, none of
 * them empty unless the text is.
 */
export function wrap(text: string, limit: number): string[] {
  const fewest = fill(text, limit).length;
  let even = emWidth(text) / fewest;
  while (even < limit && fill(text, even).length > fewest) even += 0.5;
  return fill(text, Math.min(even, limit));
}

function fill(text: string, limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, limit)) {
    if (line !== '' && emWidth(line + piece) > limit && !CLOSING.test(piece)) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return [...lines, line];
}
