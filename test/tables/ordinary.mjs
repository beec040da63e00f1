/**
 * The ordinary words that name nothing, out of a dictionary that says of each word which parts of speech it can be: words
 * of one to four characters of Han that are no noun, and are a verb, adverb, particle, pronoun or the like.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const flags = (...all) => all.reduce((sum, one) => sum | one, 0);

/** Nouns; names of people, places, bodies, foreign and other ones; words of place and of time. */
const NAMES = flags(0x00100000, 0x80, 0x40, 0x20, 0x10, 0x8, 0x8000, 0x4000);
/** What changes no figure: verbs, adverbs, conjunctions, prepositions, particles, pronouns, exclamations, adjectives. */
const ORDINARY = flags(
  ...[0x1000, 0x08000000, 0x10000000, 0x40000, 0x2000, 0x200, 0x10000, 0x04000000, 0x100, 0x40000000],
  ...[0x80000, 0x20000000],
);

const LONGEST = 4;
const HAN = /^\p{Script=Han}+$/u;

/** { length: words }: those of one character in a row, longer ones parted by blanks. */
export function ordinary() {
  const dictionary = readFileSync(require.resolve('segment/dicts/dict.txt'), 'utf8').replace(/^\uFEFF/u, '');
  const words = Array.from({ length: LONGEST }, () => new Set());
  for (const line of dictionary.split(/\r?\n/)) {
    const [word, parts] = line.split('|');
    const length = [...word].length;
    if (!parts || length > LONGEST || !HAN.test(word)) continue;
    if ((parts & NAMES) === 0 && (parts & ORDINARY) !== 0) words[length - 1].add(word);
  }
  return Object.fromEntries(
    words.map((set, index) => [String(index + 1), [...set].sort().join(index === 0 ? '' : ' ')]),
  );
}
