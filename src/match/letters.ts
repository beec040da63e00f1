import { isHan } from '../text/fold.js';
import type { Sounds } from '../text/sound.js';
import { addSense, type PlaceSense } from './senses.js';
import type { Sense, Term } from './term.js';
import { Trie } from './trie.js';
import type { Vocabulary } from './vocabulary.js';

/** Terms of letters alone, without blanks. */
export interface Letters {
  readonly trie: Trie<Term>;
  readonly terms: readonly Term[];
}

/** A term for each spelling, and the trie of them. */
export function termsOf(senses: ReadonlyMap<string, readonly Sense[]>): Letters {
  const terms = [...senses].map(([text, own]) => ({ text, senses: own }));
  const trie = new Trie<Term>();
  for (const term of terms) trie.set(term.text, term);
  return { trie, terms };
}

/** Longer names are not typed in letters. */
const LONGEST_READ = 16;

/** Adds pinyin and initials to the names that are written with letters. */
export function compileLetters(
  hanTerms: readonly Term[],
  written: ReadonlyMap<string, readonly Sense[]>,
  vocabulary: Vocabulary,
  sounds: Sounds,
): Letters {
  const spelt = new Map(written);
  const particular = new Map(
    vocabulary.gazetteer.places.flatMap(({ id, reading }) => (reading ? [[id, reading] as const] : [])),
  );
  const initials = new Map<string, readonly Sense[]>();
  const namesFirst = hanTerms.toSorted((a, b) => Number(namesPlace(b)) - Number(namesPlace(a)));
  for (const { text, senses } of namesFirst) {
    const characters = [...text];
    if (characters.length < 2 || characters.length > LONGEST_READ || !characters.every(isHan)) continue;
    for (const sense of senses) {
      if ((sense.is === 'absent' && !sense.ours) || ('composed' in sense && sense.composed)) continue;
      const special = sense.is === 'place' ? sense.ids.flatMap((id) => particular.get(id) ?? []) : [];
      for (const syllables of readAloud(characters, sounds, special)) {
        const pinyin = sense.is === 'place' ? { ...sense, kind: 'pinyin' as const } : sense;
        const letters = syllables.join('');
        // bachu is 巴楚, and 把除 is not typed so.
        const isName = sense.is !== 'place' && spelt.get(letters)?.some(({ is }) => is === 'place') === true;
        if (!written.has(letters) && !isName) addSense(spelt, letters, pinyin);
        if (sense.is === 'place' && !['misprint', 'former'].includes(sense.kind))
          addInitials(initials, syllables.map((s) => s[0]).join(''), sense);
      }
    }
  }
  for (const [text, senses] of initials) if (senses.length > 0 && !spelt.has(text)) spelt.set(text, senses);

  return termsOf(spelt);
}

const namesPlace = ({ senses }: Term): boolean => senses.some(({ is }) => is === 'place');

/** Initials that more places share name none of them. */
const MOST_INITIALS = 12;

/** Initials that too many share stay behind without a sense. */
function addInitials(initials: Map<string, readonly Sense[]>, key: string, place: PlaceSense): void {
  const [so] = initials.get(key) ?? [];
  if (initials.has(key) && !so) return;
  addSense(initials, key, { ...place, kind: 'initials' });
  const [now] = initials.get(key) ?? [];
  if (now?.is === 'place' && now.ids.length > MOST_INITIALS) initials.set(key, []);
}

/** The ways to read a name aloud, syllable by syllable: the usual one, and its own where the table has one. */
function readAloud(characters: readonly string[], sounds: Sounds, special: readonly string[]): string[][] {
  const usual = characters.map((c) => sounds.of(c)[0] ?? '');
  if (usual.some((s) => s === '')) return [];
  const ways = [usual];
  for (const reading of special) {
    const syllables = reading.split(' ');
    const stem =
      syllables.length <= characters.length ? [...syllables, ...usual.slice(syllables.length)] : undefined;
    if (stem && stem.join('') !== usual.join('')) ways.push(stem);
  }
  return ways;
}
