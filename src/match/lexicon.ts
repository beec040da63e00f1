import type { Fold } from '../text/fold.js';
import { createSounds, type Sounds } from '../text/sound.js';
import { namesOfColumns } from './column-names.js';
import { compileLetters, type Letters, termsOf } from './letters.js';
import { fundsOfNotices, type Name, numbersOfNotices, printedNames } from './notice-names.js';
import { Phrases } from './phrases.js';
import { addShortNames, namesOfPlaces, printedOn } from './place-names.js';
import { addSense, withSense } from './senses.js';
import type { Sense, Term } from './term.js';
import { Trie } from './trie.js';
import type { Vocabulary } from './vocabulary.js';
import { namesOfWords } from './word-names.js';

/** Every name and word that the program knows, compiled once for scanning. */
export interface Lexicon {
  readonly fold: Fold;
  sounds(): Sounds;
  readonly vocabulary: Vocabulary;
  /** Names and words with Han characters or digits, by their folded spelling; what is composed is not among them. */
  readonly han: Trie<Term>;
  /** Calls `found` for each term with Han characters or digits at `from`, what is composed too; see `Trie.walk`. */
  walk(
    text: string,
    from: number,
    found: (term: Term, to: number, skipped: boolean) => void,
    skip?: (code: number) => boolean,
  ): void;
  readonly hanTerms: readonly Term[];
  /** Names of places outside Xinjiang, for texts that the rest does not explain. Built when first used. */
  elsewhere(): Trie<Term>;
  /** Terms of letters alone (romanised, pinyin, initials, Uyghur), without blanks. Built when first used. */
  letters(): Letters;
}

const lettersOnly = (text: string): string => text.replace(/[^a-z\u0600-\u06ff]/g, '');

/** Compiles the tables. What they contradict each other in is found by the check of the data, not here. */
export function compileLexicon(vocabulary: Vocabulary): Lexicon {
  const { fold, shelf, words, gazetteer } = vocabulary;
  const spelt = (name: string): string => fold(name).text;
  const notices = shelf.catalogues.map(({ notice }) => notice);
  const rows = printedOn(shelf);

  const known = createNames(spelt);
  known.add(namesOfPlaces(gazetteer, rows));
  known.add(fundsOfNotices(notices, shelf.standing.notice));
  known.add(namesOfColumns(notices, words));
  const said = namesOfWords(words, spelt);
  known.add(said.names);
  known.add(printedNames(notices).filter(({ name }) => isOpen(known.han.get(spelt(name)))));
  addShortNames(rows, vocabulary, spelt, known.han);

  const { trie, terms } = termsOf(known.han);
  // What is composed is known as it is typed and nowhere else.
  const composed = new Phrases<Sense>();
  for (const { parts, sense } of numbersOfNotices(notices, shelf.standing.notice))
    composed.add(
      parts.map((words) => words.map(spelt)),
      sense,
    );
  for (const { parts, sense } of said.patterns) composed.add(parts, sense);

  const sounds = once(() => createSounds(Object.values(vocabulary.readings())));
  return {
    fold,
    sounds,
    vocabulary,
    han: trie,
    walk: walking(trie, composed),
    hanTerms: terms,
    elsewhere: once(() => compileElsewhere(vocabulary, trie)),
    letters: once(() => compileLetters(terms, known.letters, vocabulary, sounds())),
  };
}

/** Names as they come, those of letters alone apart. */
function createNames(spelt: (name: string) => string) {
  const han = new Map<string, readonly Sense[]>();
  const letters = new Map<string, readonly Sense[]>();
  const add = (names: readonly Name[]): void => {
    for (const { name, sense } of names) {
      const spelling = spelt(name);
      const [map, key] = OF_LETTERS.test(spelling) ? [letters, lettersOnly(spelling)] : [han, spelling];
      if (key) addSense(map, key, sense);
    }
  };
  return { han, letters, add };
}

/** A printed name says what a word table's name says better; but that the notice has it not is no longer so. */
const isOpen = (senses: readonly Sense[] | undefined): boolean =>
  senses?.every((s) => s.is === 'word' && s.role === 'beyond') ?? true;

/** What begins at a place of a text: names and words, and what is composed, one term for each end. */
const walking =
  (han: Trie<Term>, composed: Phrases<Sense>): Lexicon['walk'] =>
  (text, from, found, skip) => {
    // Few places begin a phrase.
    let phrases: Map<number, { readonly senses: readonly Sense[]; readonly skipped: boolean }> | undefined;
    composed.walk(
      text,
      from,
      (sense, to, skipped) => {
        phrases ??= new Map();
        phrases.set(to, { senses: withSense(phrases.get(to)?.senses ?? [], sense), skipped });
      },
      skip,
    );
    han.walk(
      text,
      from,
      (term, to, skipped) => {
        const more = phrases?.get(to);
        phrases?.delete(to);
        found(
          more
            ? { text: term.text, senses: more.senses.reduce((all, s) => withSense(all, s), term.senses) }
            : term,
          to,
          skipped,
        );
      },
      skip,
    );
    for (const [to, { senses, skipped }] of phrases ?? [])
      found({ text: text.slice(from, to), senses }, to, skipped);
  };

/** Letters, and what may stand between them. */
const OF_LETTERS = /^[a-z\u0600-\u06ff '.-]*$/u;

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The nation's places; their names stand in the spelling that folding gives, and ours go first. */
function compileElsewhere(vocabulary: Vocabulary, ours: Trie<Term>): Trie<Term> {
  const trie = new Trie<Term>();
  for (const { names, stems = '' } of Object.values(vocabulary.elsewhere()))
    for (const name of `${names} ${stems}`.split(' '))
      if (name && !ours.get(name))
        trie.set(name, { text: name, senses: [{ is: 'absent', name, ours: false }] });
  return trie;
}
