import { printedName, type Row } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import { createFold, type Fold, isHan } from '../text/fold.js';
import { createSounds, type Sounds } from '../text/sound.js';
import { namesOfColumns } from './column-names.js';
import { createDictionary } from './dictionary.js';
import { namesOfNotices, printedNames } from './notice-names.js';
import { partsOf } from './patterns.js';
import { isAnywhere, stemOf } from './stem.js';
import type { NameKind, Sense, Term, WordRole } from './term.js';
import { Trie } from './trie.js';
import type { Vocabulary } from './vocabulary.js';

/** Every name and word that the program knows, compiled once for scanning. */
export interface Lexicon {
  readonly fold: Fold;
  sounds(): Sounds;
  readonly vocabulary: Vocabulary;
  /** Terms with Han characters or digits, by their folded spelling. */
  readonly han: Trie<Term>;
  readonly hanTerms: readonly Term[];
  /** Names of places outside Xinjiang, for texts that the rest does not explain. Built when first used. */
  elsewhere(): Trie<Term>;
  /** Terms of letters alone (romanised, pinyin, initials, Uyghur), without blanks. Built when first used. */
  letters(): { readonly trie: Trie<Term>; readonly terms: readonly Term[] };
}

/** A name that stands for several places where each place has it only as pinyin or initials. */
const READ_ALIKE: readonly NameKind[] = ['pinyin', 'initials'];

/** Longer names are not typed in letters. */
const LONGEST_READ = 16;

const lettersOnly = (text: string): string => text.replace(/[^a-z\u0600-\u06ff]/g, '');

/** Compiles the tables. What they contradict each other in is found by the check of the data, not here. */
export function compileLexicon(vocabulary: Vocabulary): Lexicon {
  const fold = foldOf(vocabulary.traditional);
  const changed = new Set(Object.values(vocabulary.traditional).join(''));
  const han = new Map<string, Sense[]>();
  const letters = new Map<string, Sense[]>();

  const rows = rowsOf(vocabulary.shelf);
  // The tables hold for every notice: what this one lacks means nothing here.
  const here = (ids: readonly string[]): readonly string[] => ids.filter((id) => rows.has(id));

  const spelt = (name: string): string => (isPlain(name, changed) ? name : fold(name).text);
  const add = (name: string, sense: Sense): void => {
    const spelling = spelt(name);
    const [map, key] = OF_LETTERS.test(spelling) ? [letters, lettersOnly(spelling)] : [han, spelling];
    if (key) addSense(map, key, sense);
  };

  for (const { name, places, reading } of vocabulary.gazetteer.shared) {
    const ids = here(places);
    if (ids.length > 0)
      add(name, { is: 'place', ids, kind: 'short', ...(reading && ids.includes(reading) && { reading }) });
  }
  for (const { name, places } of vocabulary.gazetteer.groups) {
    const ids = [...new Set([...here(places), ...soCalled(here(places), rows)])];
    if (ids.length > 0) add(name, { is: 'group', name, ids });
  }
  const over = new Map(
    vocabulary.gazetteer.places.flatMap(({ id, over: below }) =>
      below ? [[id, { over: here(below) }] as const] : [],
    ),
  );
  for (const printed of rows.values())
    for (const { id, path, printedAs } of printed) {
      add(printedName({ path }), { is: 'place', ids: [id], kind: 'printed', ...over.get(id) });
      if (printedAs) add(printedAs, { is: 'place', ids: [id], kind: 'misprint' });
    }
  for (const { id, names } of vocabulary.gazetteer.places)
    if (rows.has(id))
      for (const { name, kind } of names) add(name, { is: 'place', ids: [id], kind, ...over.get(id) });
  const listed = new Set([...rows.values()].flatMap((printed) => printed.map(printedName)));
  for (const { name, also = [], far = false } of vocabulary.gazetteer.absent)
    if (!listed.has(name))
      for (const spelling of [name, ...also]) add(spelling, { is: 'absent', name, ours: !far });
  const { catalogues, standing } = vocabulary.shelf;
  const notices = catalogues.map(({ notice }) => notice);
  for (const { name, sense } of namesOfNotices(notices, standing.notice)) add(name, sense);
  for (const { name, sense } of namesOfColumns(notices, vocabulary.words)) add(name, sense);
  for (const name of vocabulary.gazetteer.namesakes)
    if (!listed.has(name)) add(name, { is: 'absent', name, ours: false });
  // What patterns make is known as it is typed and nowhere else: it goes into the trie alone, once the names are there.
  const patterns: { readonly parts: readonly (readonly string[])[]; readonly sense: Sense }[] = [];
  const classes = Object.fromEntries(
    Object.entries(vocabulary.words.classes).map(([name, words]) => [name, words.map(spelt)]),
  );
  const addAll = (names: readonly string[], sense: Sense & { is: 'subject' | 'fact' | 'word' }): void => {
    for (const name of names)
      if (name.includes('{'))
        patterns.push({ parts: partsOf(name, classes), sense: { ...sense, composed: true } });
      else add(name, sense);
  };
  for (const { codes, names, cue } of vocabulary.words.subjects)
    addAll(names, { is: 'subject', codes, cue: cue === true });
  for (const { indicators, names, cue } of vocabulary.words.indicators)
    for (const name of names) add(name, { is: 'indicator', names: indicators, cue: cue === true });
  for (const [category, names] of Object.entries(vocabulary.words.levels))
    for (const name of names) add(name, { is: 'category', name: category });
  for (const { topics, names, cue } of vocabulary.words.facts)
    addAll(names, { is: 'fact', topics, cue: cue === true });
  for (const [role, concepts] of Object.entries(vocabulary.words.words))
    for (const [concept, names] of Object.entries(concepts))
      addAll(names, { is: 'word', concept, role: role as WordRole });

  for (const { name, sense } of printedNames(notices))
    if (han.get(spelt(name))?.every((s) => s.is === 'word' && s.role === 'beyond') ?? true) add(name, sense);
  addShortNames(rows, vocabulary, spelt, han);

  const trie = new Trie<Term>();
  const hanTerms: Term[] = [];
  for (const [text, senses] of han) {
    const term = { text, senses };
    hanTerms.push(term);
    trie.set(text, term);
  }
  for (const { parts, sense } of patterns) compose(trie, parts, sense);

  const sounds = once(() => createSounds(Object.values(vocabulary.readings())));
  return {
    fold,
    sounds,
    vocabulary,
    han: trie,
    hanTerms,
    elsewhere: once(() => compileElsewhere(vocabulary, trie)),
    letters: once(() => compileLetters(hanTerms, letters, vocabulary, sounds())),
  };
}

/** Adds all phrases of one pattern; those that nothing else makes share their senses. */
function compose(trie: Trie<Term>, parts: readonly (readonly string[])[], sense: Sense): void {
  const senses = [sense];
  trie.setAll(parts, (text, known) => ({
    text,
    senses: known ? joinedSenses(known.senses, sense) : senses,
  }));
}

const joinedSenses = (known: readonly Sense[], sense: Sense): readonly Sense[] =>
  sense.is !== 'word' && known.some((other) => other.is === sense.is) ? known : [...known, sense];

/** Letters, and what may stand between them. */
const OF_LETTERS = /^[a-z\u0600-\u06ff '.-]*$/u;

/** A name of simplified characters alone stands in the spelling that folding gives. */
function isPlain(name: string, changed: ReadonlySet<string>): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code < 0x4e00 || code > 0x9fff || changed.has(name[i] as string)) return false;
  }
  return true;
}

/** Every place of the shelf by its id, each as the notices print it, the newest first. */
function rowsOf({ catalogues }: Shelf): Map<string, Row[]> {
  const rows = new Map<string, Row[]>();
  for (const { notice } of catalogues)
    for (const row of notice.rows) {
      const printed = rows.get(row.id);
      if (!printed) rows.set(row.id, [row]);
      else if (!printed.some(({ path }) => path === row.path)) printed.push(row);
    }
  return rows;
}

/**
 * Adds what people call the places that the table does not know: 鼓楼 for 鼓楼区. A short name that nobody wrote down
 * gives way to everything that somebody did, and to words.
 */
function addShortNames(
  rows: ReadonlyMap<string, readonly Row[]>,
  { gazetteer, elsewhere, ordinary }: Vocabulary,
  spell: (name: string) => string,
  han: Map<string, Sense[]>,
): void {
  const known = new Set(gazetteer.places.map(({ id }) => id));
  const unknown = [...rows.values()].flatMap((printed) =>
    printed.filter(({ id, kind }) => !known.has(id) && (kind === 'county' || kind === 'prefecture')),
  );
  if (unknown.length === 0) return;
  const isOrdinary = createDictionary(ordinary);
  // 河南 is the province, whatever lies in it or elsewhere; 重庆 is one and the same.
  const provinces = new Set(elsewhere().provinces?.names.split(' '));
  const taken = new Set(elsewhere().provinces?.stems?.split(' '));
  for (const row of unknown) {
    const name = printedName(row);
    const stem = stemOf(name);
    if (stem === undefined || (taken.has(stem) && !provinces.has(name))) continue;
    // 大同 and 湖州 are names, for everybody knows them; of counties not every one is.
    if (row.kind !== 'prefecture' && (isAnywhere(stem) || isOrdinary(stem))) continue;
    const spelling = spell(stem);
    const senses = han.get(spelling) ?? [];
    if (senses.some((s) => s.is !== 'place' && s.is !== 'absent')) continue;
    // A name of elsewhere that is one of a notice's places is none of elsewhere.
    han.set(
      spelling,
      senses.filter((s) => s.is !== 'absent'),
    );
    addSense(han, spelling, { is: 'place', ids: [row.id], kind: 'short' }, true);
  }
}

/**
 * Institutions that end as all of a group do: 和田地区儿童福利院 is one of the 儿童福利院, whether the table lists it or not.
 */
function soCalled(group: readonly string[], rows: ReadonlyMap<string, readonly Row[]>): string[] {
  const members = group.flatMap((id) => rows.get(id)?.slice(0, 1) ?? []);
  const [first] = members;
  if (!first || members.some(({ kind }) => kind !== 'institution')) return [];
  let ending = first.name;
  while (ending && !members.every(({ name }) => name.endsWith(ending))) ending = ending.slice(1);
  if (ending.length < SHORTEST_ENDING) return [];
  return [...rows.values()].flatMap(([row]) =>
    row?.kind === 'institution' && row.name.endsWith(ending) ? [row.id] : [],
  );
}

/** 站 alone is no kind of institution. */
const SHORTEST_ENDING = 3;

/** The folding that the table of traditional characters gives. */
export const foldOf = (traditional: Vocabulary['traditional']): Fold =>
  createFold(
    new Map(
      Object.entries(traditional).flatMap(([simple, forms]) =>
        [...forms].map((form) => [form, simple] as const),
      ),
    ),
  );

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

/** Adds pinyin and initials to the names that are written with letters. */
function compileLetters(
  hanTerms: readonly Term[],
  written: ReadonlyMap<string, readonly Sense[]>,
  vocabulary: Vocabulary,
  sounds: Sounds,
): ReturnType<Lexicon['letters']> {
  const spelt = new Map<string, Sense[]>([...written].map(([text, senses]) => [text, [...senses]]));
  const particular = new Map(
    vocabulary.gazetteer.places.flatMap(({ id, reading }) => (reading ? [[id, reading] as const] : [])),
  );
  const initials = new Map<string, Sense[]>();
  for (const { text, senses } of hanTerms) {
    const characters = [...text];
    if (characters.length < 2 || characters.length > LONGEST_READ || !characters.every(isHan)) continue;
    for (const sense of senses) {
      if ((sense.is === 'absent' && !sense.ours) || ('composed' in sense && sense.composed)) continue;
      const special = sense.is === 'place' ? sense.ids.flatMap((id) => particular.get(id) ?? []) : [];
      for (const syllables of readAloud(characters, sounds, special)) {
        const pinyin = sense.is === 'place' ? { ...sense, kind: 'pinyin' as const } : sense;
        if (!written.has(syllables.join(''))) addSense(spelt, syllables.join(''), pinyin);
        if (sense.is === 'place' && !['misprint', 'former'].includes(sense.kind))
          addInitials(initials, syllables.map((s) => s[0]).join(''), sense);
      }
    }
  }
  for (const [text, senses] of initials) if (senses.length > 0 && !spelt.has(text)) spelt.set(text, senses);

  const trie = new Trie<Term>();
  const terms: Term[] = [];
  for (const [text, senses] of spelt) {
    const term = { text, senses };
    terms.push(term);
    trie.set(text, term);
  }
  return { trie, terms };
}

/** Initials that more places share name none of them. */
const MOST_INITIALS = 12;

/** Initials that too many share stay behind without a sense. */
function addInitials(initials: Map<string, Sense[]>, key: string, place: PlaceSense): void {
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

/**
 * Senses of one kind are joined where that is what the spelling means: two places of one name are a choice. A word
 * that a notice and the table both have is one.
 *
 * @param shared true where whoever has the name already has it no more than this one
 */
function addSense(map: Map<string, Sense[]>, key: string, sense: Sense, shared = false): void {
  const senses = map.get(key);
  if (!senses) {
    map.set(key, [sense]);
    return;
  }
  const twin = senses.findIndex((s) => isTwin(s, sense));
  if (twin >= 0) {
    if (!('composed' in sense)) senses[twin] = sense;
    return;
  }
  const same = senses.findIndex((s) => s.is === sense.is && s.is !== 'word');
  const other = senses[same];
  if (!other) senses.push(sense);
  else if (other.is === 'notice' && sense.is === 'notice')
    senses[same] = { ...other, ids: [...new Set([...other.ids, ...sense.ids])] };
  else if (other.is === 'place' && sense.is === 'place') {
    if (shared || arePrinted(other, sense)) senses[same] = sharing(other, sense);
    else if (READ_ALIKE.includes(sense.kind) && READ_ALIKE.includes(other.kind))
      senses[same] = joined(other, sense);
  }
}

const isTwin = (a: Sense, b: Sense): boolean =>
  a.is === 'word' && b.is === 'word' && a.role === b.role && a.concept === b.concept;

type PlaceSense = Extract<Sense, { is: 'place' }>;

/** What a notice prints for a place is its name, whatever else bears it: 鼓楼区 of four cities. */
const arePrinted = (a: PlaceSense, b: PlaceSense): boolean => a.kind === 'printed' || b.kind === 'printed';

/** The name of both; what the table says that it usually means holds no longer where one has come that it does not know. */
const sharing = (a: PlaceSense, b: PlaceSense): PlaceSense =>
  b.ids.every((id) => a.ids.includes(id))
    ? a
    : { is: 'place', ids: [...new Set([...a.ids, ...b.ids])], kind: a.kind };

function joined(a: PlaceSense, b: PlaceSense): PlaceSense {
  if (b.ids.every((id) => a.ids.includes(id))) return a.ids.length > b.ids.length ? a : { ...a, ...b };
  if (a.ids.every((id) => b.ids.includes(id))) return b;
  return { is: 'place', ids: [...new Set([...a.ids, ...b.ids])], kind: a.kind };
}
