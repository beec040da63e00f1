/** Words by their length: those of one character in a row, longer ones parted by blanks. */
export type WordList = Readonly<Record<string, string>>;

/**
 * Tells whether a word is one of the ordinary ones that name nothing: verbs, adverbs, particles. The list is read when
 * a text first holds a word that the lexicon does not know.
 */
export function createDictionary(load: () => WordList): (word: string) => boolean {
  let words: ReadonlySet<string> | undefined;
  return (word) => {
    words ??= new Set(
      Object.entries(load()).flatMap(([length, list]) => (length === '1' ? [...list] : list.split(' '))),
    );
    return words.has(word);
  };
}
