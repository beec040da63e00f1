import type { Vocabulary } from '../../src/match/vocabulary.js';
import { isHan } from '../../src/text/fold.js';
import { isLetterOff, nearSound } from '../../src/text/sound.js';
import type { Random } from './random.js';

/** A misspelt name, and the places that it may rightly be taken for. */
export interface TypedName {
  readonly slip: Slip;
  readonly name: string;
  readonly text: string;
  readonly ids: readonly string[];
}

/** What people do to a name; `letter` is half in pinyin and half in the character that the wrong syllable offers. */
export const SLIPS = ['sound', 'near', 'look', 'dropped', 'doubled', 'swapped', 'letter'] as const;
export type Slip = (typeof SLIPS)[number];

type Name = { readonly name: string; readonly ids: readonly string[] };

/** A former name, or one that is in use; known misprints are no names. */
type Age = 'today' | 'former';

/** Every name of places in two Han characters or more, with the places that bear it. */
export function hanNames({ gazetteer, shelf }: Pick<Vocabulary, 'gazetteer' | 'shelf'>, age: Age): Name[] {
  const bearers = new Map<string, Set<string>>();
  const add = (name: string, ids: readonly string[]): void => {
    if ([...name].length >= 2 && [...name].every(isHan))
      bearers.set(name, new Set([...(bearers.get(name) ?? []), ...ids]));
  };
  for (const { id, names } of gazetteer.places)
    for (const { name, kind } of names)
      if (kind !== 'misprint' && (kind === 'former') === (age === 'former')) add(name, [id]);
  if (age === 'former') return listOf(bearers);
  for (const { id, name } of shelf.standing.notice.rows) add(name, [id]);
  for (const { name, places } of gazetteer.shared) add(name, places);
  return listOf(bearers);
}

const listOf = (bearers: ReadonlyMap<string, ReadonlySet<string>>): Name[] =>
  [...bearers].map(([name, ids]) => ({ name, ids: [...ids] }));

/**
 * Makes misspelt names without end, each slip as often as every other.
 *
 * @param isKnown tells spellings that are names of their own: no slip can be told from them, so they are left out
 */
export function* misspell(
  vocabulary: Vocabulary,
  random: Random,
  isKnown: (text: string) => boolean,
  age: Age = 'today',
): Generator<TypedName, never> {
  const names = hanNames(vocabulary, age);
  const slips = createSlips(vocabulary, random);
  for (let turn = 0; ; turn++) {
    const slip = SLIPS[turn % SLIPS.length] as Slip;
    // Not every name has a look-alike or a near sound: draw until one has.
    for (;;) {
      const { name, ids } = random.pick(names);
      const text = slips[slip](name);
      if (text === undefined || text === name || isKnown(text)) continue;
      yield { slip, name, text, ids };
      break;
    }
  }
}

function createSlips(
  { readings, lookalikes }: Pick<Vocabulary, 'readings' | 'lookalikes'>,
  random: Random,
): Record<Slip, (name: string) => string | undefined> {
  const spoken = new Map(
    Object.entries(readings().first).flatMap(([syllable, characters]) =>
      [...characters].map((character) => [character, syllable] as const),
    ),
  );
  const syllables = Object.keys(readings().first);

  const replaceOne = (name: string, others: (character: string) => readonly string[]): string | undefined => {
    const characters = [...name];
    const at = random.below(characters.length);
    const options = others(characters[at] as string).filter((other) => other !== characters[at]);
    return options.length === 0 ? undefined : characters.with(at, random.pick(options)).join('');
  };
  const reading = (isIt: (syllable: string, meant: string) => boolean) => (character: string) => {
    const meant = spoken.get(character);
    if (meant === undefined) return [];
    return syllables
      .filter((syllable) => isIt(syllable, meant))
      .flatMap((s) => [...(readings().first[s] ?? '')]);
  };

  return {
    sound: (name) =>
      replaceOne(
        name,
        reading((syllable, meant) => syllable === meant),
      ),
    near: (name) =>
      replaceOne(
        name,
        reading((syllable, meant) => syllable !== meant && nearSound(syllable) === nearSound(meant)),
      ),
    look: (name) => replaceOne(name, (character) => [...(lookalikes()[character] ?? '')].slice(0, CLOSEST)),
    dropped: (name) => {
      const characters = [...name];
      return characters.toSpliced(random.below(characters.length), 1).join('');
    },
    doubled: (name) => {
      const characters = [...name];
      const at = random.below(characters.length);
      return characters.toSpliced(at, 0, characters[at] as string).join('');
    },
    swapped: (name) => {
      const characters = [...name];
      const at = random.below(characters.length - 1);
      const [first, second] = characters.slice(at, at + 2) as [string, string];
      return characters.toSpliced(at, 2, second, first).join('');
    },
    letter: (name) => {
      if (random.below(2) === 0) return replaceOne(name, reading(isLetterOff));
      const read = [...name].map((character) => spoken.get(character));
      if (read.includes(undefined)) return undefined;
      return letterOff(read.join(''), random);
    },
  };
}

/** So many look-alikes, the likest first, are mistaken for one another; the table goes on with fainter ones. */
const CLOSEST = 10;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function letterOff(word: string, random: Random): string {
  const at = random.below(word.length);
  const letter = LETTERS[random.below(LETTERS.length)] as string;
  return random.pick([
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2),
  ]);
}
