import type { Sense, Term, Typo } from '../term.js';

/** A subject or a fact in pinyin has to be this long before a wrong letter in it is forgiven. */
const LONG_WORD = 8;

/** Shorter words of letters may be anything. */
const SHORTEST_WORD = 4;

/** Names that the word `from`–`to` of Latin or Uyghur letters may have been meant for, the nearest first. */
export function typosInLetters(terms: readonly Term[], text: string, from: number, to: number): Typo[] {
  const word = text.slice(from, to).replace(/[^a-z\u0600-\u06ff]/g, '');
  if (word.length < SHORTEST_WORD) return [];
  const limit = word.length >= 9 ? 2 : 1;
  const found: Typo[] = [];
  for (const { text: name, senses } of terms) {
    if (name.length < SHORTEST_WORD || Math.abs(name.length - word.length) > limit) continue;
    const mended = senses.filter((sense) => isMended(sense, name.length));
    if (mended.length === 0) continue;
    const distance = lettersApart(word, name, limit);
    if (distance <= limit)
      found.push({
        from,
        to,
        text: text.slice(from, to),
        senses: mended,
        distance: distance * 0.5,
        term: name,
        core: Math.ceil(name.length / 3),
      });
  }
  return found.sort((a, b) => a.distance - b.distance).slice(0, 12);
}

const isMended = (sense: Sense, length: number): boolean =>
  sense.is === 'place' ? sense.kind !== 'initials' : sense.is !== 'word' && length >= LONG_WORD;

/** Letters to change, add, drop or swap to come from one word to the other; `limit` + 1 where it takes more. */
function lettersApart(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
