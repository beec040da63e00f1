import type { Sense, Term, Typo } from '../term.js';
import { bitsIn } from './bits.js';

/** A subject or a fact in pinyin has to be this long before a wrong letter in it is forgiven. */
const LONG_WORD = 8;

/** Shorter words of letters may be anything. */
const SHORTEST_WORD = 4;

const MOST_FOUND = 12;

/** Finds the names that a word of Latin or Uyghur letters may have been meant for, the nearest first. */
export type LetterFinder = (text: string, from: number, to: number) => Typo[];

/** A name that may be misspelt, with its letters as bits. */
type Spelling = Term & { readonly letters: number };

/** @param terms of letters alone; those that may be misspelt are put by their length, once */
export function createLetterFinder(terms: readonly Term[]): LetterFinder {
  const byLength = new Map<number, Spelling[]>();
  for (const { text, senses } of terms) {
    const mended = senses.filter((sense) => isMended(sense, text.length));
    if (text.length < SHORTEST_WORD || mended.length === 0) continue;
    const list = byLength.get(text.length) ?? [];
    byLength.set(text.length, list);
    list.push({ text, senses: mended, letters: lettersIn(text) });
  }
  return (text, from, to) => {
    const typed = text.slice(from, to);
    const word = typed.replace(/[^a-z\u0600-\u06ff]/g, '');
    if (word.length < SHORTEST_WORD) return [];
    return namesLike(word, byLength)
      .map(({ name, distance }) => ({
        from,
        to,
        text: typed,
        senses: name.senses,
        distance: distance * 0.5,
        term: name.text,
        core: Math.ceil(name.text.length / 3),
      }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, MOST_FOUND);
  };
}

function namesLike(
  word: string,
  byLength: ReadonlyMap<number, readonly Spelling[]>,
): { readonly name: Spelling; readonly distance: number }[] {
  const limit = word.length >= 9 ? 2 : 1;
  const letters = lettersIn(word);
  const found: { readonly name: Spelling; readonly distance: number }[] = [];
  for (let length = word.length - limit; length <= word.length + limit; length++)
    for (const name of byLength.get(length) ?? []) {
      // Each slip takes one letter away and adds one, at most.
      if (bitsIn(letters ^ name.letters) > 2 * limit) continue;
      const distance = lettersApart(word, name.text, limit);
      if (distance <= limit) found.push({ name, distance });
    }
  return found;
}

/** The letters of a word as bits; some share one. */
function lettersIn(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
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
